package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.raptor.activity.port.IndexingException;
import io.temporal.api.common.v1.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadSizeGuardTest {

    private final PayloadSizeGuard guard = new PayloadSizeGuard(100);

    @Test
    void letsASmallPayloadPassUnchanged() {
        List<Payload> payloads = List.of(payload(100));
        assertThat(guard.decode(guard.encode(payloads))).isEqualTo(payloads);
    }

    @Test
    void refusesALargeOneAndSaysWhatToDo() {
        assertThatThrownBy(() -> guard.encode(List.of(payload(1), payload(101))))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("101 bytes")
                .hasMessageContaining("name folders");
    }

    private static Payload payload(int bytes) {
        return Payload.newBuilder()
                .setData(ByteString.copyFrom(new byte[bytes]))
                .build();
    }
}
