package io.raptor.starter.temporal.embedded;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Lets nobody use the service who does not show its key, as {@code authorization: Bearer …}. */
final class KeyCheck implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final Status REFUSED = Status.UNAUTHENTICATED.withDescription(
            "this service wants the server's RAPTOR_TOKEN as its API key: set TEMPORAL_API_KEY to it, and TEMPORAL_TLS to"
                    + " false");

    private final byte[] expected;

    KeyCheck(String key) {
        this.expected = digest("Bearer " + key);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (right(headers.get(AUTHORIZATION))) {
            return next.startCall(call, headers);
        }
        call.close(REFUSED, new Metadata());
        return new ServerCall.Listener<>() {};
    }

    /** In a time that tells nothing about the key, its length neither. */
    private boolean right(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(expected, digest(shown));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
