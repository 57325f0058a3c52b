package io.raptor.starter.http;

import com.google.protobuf.ByteString;
import io.raptor.activity.codec.CodecKeys;
import io.raptor.activity.worker.EncryptingCodec;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.text.Json;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Temporal's protocol of a remote codec, by which its page and its command line show what is encrypted. */
@RestController
@RequestMapping(path = "/codec", produces = MediaType.APPLICATION_JSON_VALUE)
class CodecController {

    private final CodecKeys keys;
    private final PayloadCodec codec;

    CodecController(CodecKeys keys) {
        this.keys = keys;
        this.codec = new EncryptingCodec(keys);
    }

    @PostMapping("/encode")
    String encode(@RequestBody String body) {
        return turned(body, codec::encode);
    }

    @PostMapping("/decode")
    String decode(@RequestBody String body) {
        return turned(body, codec::decode);
    }

    private String turned(String body, UnaryOperator<List<Payload>> turn) {
        if (keys.none()) {
            throw new OperationException(Kind.UNKNOWN, "nothing is encrypted here: no RAPTOR_CODEC_KEY is set");
        }
        try {
            List<Payload> payloads = Json.read(body, Message.class).payloads().stream()
                    .map(Part::payload)
                    .toList();
            return Json.write(
                    new Message(turn.apply(payloads).stream().map(Part::of).toList()));
        } catch (PayloadCodecException | IllegalArgumentException e) {
            throw new OperationException(Kind.INVALID, "the payloads cannot be turned: " + e.getMessage());
        }
    }

    /** As protobuf has its JSON: bytes in base64. */
    record Message(List<Part> payloads) {
        Message {
            payloads = payloads == null ? List.of() : List.copyOf(payloads);
        }
    }

    record Part(
            @Nullable Map<String, String> metadata,
            @Nullable String data) {

        static Part of(Payload payload) {
            Map<String, String> metadata = new TreeMap<>();
            payload.getMetadataMap().forEach((key, value) -> metadata.put(key, text(value)));
            return new Part(metadata, text(payload.getData()));
        }

        Payload payload() {
            Payload.Builder payload = Payload.newBuilder().setData(bytes(data));
            if (metadata != null) {
                metadata.forEach((key, value) -> payload.putMetadata(key, bytes(value)));
            }
            return payload.build();
        }

        private static String text(ByteString bytes) {
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        }

        private static ByteString bytes(@Nullable String text) {
            return text == null
                    ? ByteString.EMPTY
                    : ByteString.copyFrom(Base64.getDecoder().decode(text));
        }
    }
}
