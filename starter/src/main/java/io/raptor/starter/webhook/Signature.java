package io.raptor.starter.webhook;

import io.raptor.activity.codec.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;

/** The signature of messages, as the Standard Webhooks specification has it: HMAC-SHA256 of id, time and body. */
final class Signature {

    private static final String ENCODED = "whsec_";

    private final SecretKey key;

    /** @param secret in Base64 behind {@code whsec_}, or a word */
    Signature(String secret) {
        this.key = Hmac.key(
                secret.startsWith(ENCODED)
                        ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                        : secret.getBytes(StandardCharsets.UTF_8));
    }

    String of(String id, long timestamp, String body) {
        return "v1," + Base64.getEncoder().encodeToString(Hmac.of(key, id + "." + timestamp + "." + body));
    }
}
