package io.raptor.starter.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.raptor.activity.codec.CodecKeys;
import io.raptor.activity.worker.EncryptingCodec;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Temporal's protocol of a remote codec, by which its page and its command line show what is encrypted. */
@RestController
@RequestMapping(path = "/codec", produces = MediaType.APPLICATION_JSON_VALUE)
class CodecController {

    private static final JsonFormat.Parser READER = JsonFormat.parser().ignoringUnknownFields();

    /** Names what is empty, too: who reads it need not know protobuf's defaults. */
    private static final JsonFormat.Printer WRITER = JsonFormat.printer()
            .includingDefaultValueFields(Set.of(
                    Payloads.getDescriptor().findFieldByNumber(Payloads.PAYLOADS_FIELD_NUMBER),
                    Payload.getDescriptor().findFieldByNumber(Payload.METADATA_FIELD_NUMBER),
                    Payload.getDescriptor().findFieldByNumber(Payload.DATA_FIELD_NUMBER)))
            .sortingMapKeys()
            .omittingInsignificantWhitespace();

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
        List<Payload> given = read(body).getPayloadsList();
        try {
            return write(Payloads.newBuilder().addAllPayloads(turn.apply(given)).build());
        } catch (PayloadCodecException e) {
            throw new OperationException(Kind.INVALID, "the payloads cannot be turned: " + e.getMessage());
        }
    }

    private static Payloads read(String body) {
        Payloads.Builder payloads = Payloads.newBuilder();
        try {
            READER.merge(body, payloads);
        } catch (InvalidProtocolBufferException e) {
            // Its message may quote what was sent.
            throw new OperationException(
                    Kind.INVALID,
                    "the payloads cannot be read: send {\"payloads\": [{\"metadata\": {NAME: BASE64}, \"data\": BASE64}]}");
        }
        return payloads.build();
    }

    private static String write(Payloads payloads) {
        try {
            return WRITER.print(payloads);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("payloads have a JSON form", e);
        }
    }
}
