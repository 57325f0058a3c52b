package io.raptor.starter.mcp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The messages in both directions, a line each. The end of the input is passed on only when every request is answered: the
 * transport drops answers after it, and a shell closes its pipe after the last request.
 */
final class Conversation {

    /** What each request has, and no notification. */
    private static final byte[] MARK = {'"', 'i', 'd', '"'};

    private final InputStream in;
    private final OutputStream out;
    private final Duration patience;
    private final CountDownLatch end = new CountDownLatch(1);
    private int open;
    private int matched;
    private boolean request;

    /** @param patience for open requests once nothing more comes */
    Conversation(InputStream in, OutputStream out, Duration patience) {
        this.in = in;
        this.out = out;
        this.patience = patience;
    }

    InputStream questions() {
        return new Questions();
    }

    OutputStream answers() {
        return new Answers();
    }

    void awaitEnd() throws InterruptedException {
        end.await();
    }

    private synchronized void heard(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                open += request ? 1 : 0;
                request = false;
                matched = 0;
            } else if (!request) {
                matched = bytes[i] == MARK[matched] ? matched + 1 : bytes[i] == MARK[0] ? 1 : 0;
                request = matched == MARK.length;
                matched = request ? 0 : matched;
            }
        }
    }

    private synchronized void said() {
        open--;
        notifyAll();
    }

    private synchronized void awaitAnswers() throws InterruptedException {
        open += request ? 1 : 0;
        request = false;
        long until = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); open > 0 && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private final class Questions extends FilterInputStream {

        Questions() {
            super(Conversation.this.in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = super.read(bytes, from, length);
            if (some < 0) {
                ended();
            } else {
                heard(bytes, from, some);
            }
            return some;
        }

        private void ended() {
            try {
                awaitAnswers();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end.countDown();
            }
        }
    }

    private final class Answers extends FilterOutputStream {

        Answers() {
            super(Conversation.this.out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            super.out.write(bytes, from, length);
            flush();
            if (length > 0 && bytes[from + length - 1] == '\n') {
                said();
            }
        }
    }
}
