package io.raptor.activity.model.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The lines of an answer's body on their way from the connection's thread to the one that waits for them, while the body is
 * gathered as a whole, too. A refusal's body has no lines to tell.
 */
final class ArrivingLines implements BodyHandler<byte[]> {

    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo response) {
        return response.statusCode() / 100 == 2 ? new Cut() : BodySubscribers.ofByteArray();
    }

    /** There are no more: the exchange is over, whatever its end. */
    void end() {
        lines.add(Optional.empty());
    }

    /**
     * Hands on every line as it arrives, up to the end.
     *
     * @param end as {@link System#nanoTime} tells it
     */
    void drain(Consumer<String> to, long end) throws InterruptedException, TimeoutException {
        while (true) {
            Optional<String> line = lines.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new TimeoutException();
            }
            if (line.isEmpty()) {
                return;
            }
            to.accept(line.get());
        }
    }

    /** Cuts what comes into lines. No other letter of UTF-8 has the byte of a line's end in it. */
    private final class Cut implements BodySubscriber<byte[]> {

        private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole.getBody();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            whole.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            parts.forEach(part -> read(part.duplicate()));
            whole.onNext(parts);
        }

        private void read(ByteBuffer part) {
            while (part.hasRemaining()) {
                byte one = part.get();
                if (one == '\n') {
                    tell();
                } else {
                    line.write(one);
                }
            }
        }

        private void tell() {
            lines.add(Optional.of(line.toString(StandardCharsets.UTF_8)));
            line.reset();
        }

        @Override
        public void onError(Throwable broken) {
            whole.onError(broken);
        }

        @Override
        public void onComplete() {
            tell();
            whole.onComplete();
        }
    }
}
