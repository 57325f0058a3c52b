package io.raptor.activity.remote;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.workflow.Sha256;
import io.raptor.workflow.model.FailureType;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects of a storage that speaks S3. An object's mark is made of its ETag and its size, so that one that has not
 * changed is never read. A folder comes before an object of the same name.
 */
public final class S3Files implements RemoteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(S3Files.class);

    /** Characters that tell two objects of one content apart. */
    private static final int SUFFIX = 8;

    private final Supplier<S3Client> client;

    /** @param client asked for when there is something to read: most processes need none */
    public S3Files(Supplier<S3Client> client) {
        this.client = client;
    }

    @Override
    public boolean hold(String place) {
        return S3Place.is(place);
    }

    @Override
    public void list(String source, Consumer<RemoteFile> to) {
        S3Place place = S3Place.of(source);
        if (!listed(place, to)) {
            to.accept(single(place));
        }
    }

    /** @return whether there was anything in the folder */
    private boolean listed(S3Place place, Consumer<RemoteFile> to) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(place.bucket())
                .prefix(place.folder())
                .build();
        boolean any = false;
        try {
            for (S3Object object : client.get().listObjectsV2Paginator(request).contents()) {
                any = true;
                if (!object.key().endsWith("/")) { // the mark of a folder
                    to.accept(file(
                            place, object, object.key().substring(place.folder().length())));
                }
            }
        } catch (SdkException e) {
            throw S3Faults.listing(place, e);
        }
        return any;
    }

    private RemoteFile single(S3Place place) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(place.bucket())
                .prefix(place.key())
                .maxKeys(1)
                .build();
        try {
            // An object comes before all whose keys go on after its own.
            return client.get().listObjectsV2(request).contents().stream()
                    .filter(object ->
                            object.key().equals(place.key()) && !place.key().isEmpty())
                    .map(object -> file(place, object, place.name()))
                    .findFirst()
                    .orElseThrow(() -> new IndexingException(
                            FailureType.INVALID_REQUEST,
                            "The source " + place + " holds no object: check the bucket and the folder's name"));
        } catch (SdkException e) {
            throw S3Faults.listing(place, e);
        }
    }

    private static RemoteFile file(S3Place source, S3Object object, String id) {
        S3Place place = new S3Place(source.bucket(), object.key());
        return new RemoteFile(id, place.toString(), object.size(), mark(object.eTag(), object.size()));
    }

    @Override
    public Content open(String place) {
        S3Place object = S3Place.of(place);
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .build();
        try {
            ResponseInputStream<GetObjectResponse> bytes = client.get().getObject(request);
            GetObjectResponse about = bytes.response();
            return new Content(
                    new S3Stream(bytes, object), about.contentLength(), mark(about.eTag(), about.contentLength()));
        } catch (SdkException e) {
            throw S3Faults.reading(object, e);
        }
    }

    /**
     * Keeps a file's content in a folder, under a name of its own that begins with its hash.
     *
     * @return the place of it
     * @throws IndexingException as for listing
     */
    String put(S3Place folder, String hash, Path file) {
        String name = hash + "-" + UUID.randomUUID().toString().substring(0, SUFFIX);
        S3Place place = new S3Place(folder.bucket(), folder.folder() + name);
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.key())
                .build();
        try {
            client.get().putObject(request, file);
            return place.toString();
        } catch (SdkException e) {
            throw S3Faults.writing(folder, e);
        }
    }

    /** Takes an object away that nothing names any more; one that cannot be taken away stays behind. */
    void delete(String place) {
        S3Place object = S3Place.of(place);
        try {
            client.get()
                    .deleteObject(DeleteObjectRequest.builder()
                            .bucket(object.bucket())
                            .key(object.key())
                            .build());
        } catch (SdkException e) {
            LOG.warn("An upload's object stays in the bucket {}: it could not be deleted", object.bucket(), e);
        }
    }

    private static String mark(@Nullable String tag, long bytes) {
        return tag == null ? "" : Sha256.of("s3 " + tag.replace("\"", "") + " " + bytes);
    }
}
