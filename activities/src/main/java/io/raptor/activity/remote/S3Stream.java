package io.raptor.activity.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object's bytes on their way. What is left of them when it is closed is not fetched. */
final class S3Stream extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> bytes;
    private final S3Place place;
    private boolean ended;

    S3Stream(ResponseInputStream<GetObjectResponse> bytes, S3Place place) {
        super(bytes);
        this.bytes = bytes;
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        try {
            int read = super.read(into, from, most);
            ended |= read < 0;
            return read;
        } catch (SdkException | IOException e) {
            throw S3Faults.brokenOff(place, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            super.close();
        } else {
            bytes.abort();
        }
    }
}
