package io.raptor.starter.guard.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last step of a request. What was answered before its body was read closes the connection: nobody
 * waits for the rest.
 */
final class ArrivalValve extends ValveBase {

    /** Of a body that nobody wanted, what is here already is taken, so that its sender reads the answer. */
    private static final int TAKEN_BYTES = 2 << 20;

    private final Connections connections;

    ArrivalValve(Connections connections) {
        super(true);
        this.connections = connections;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request raw = request.getCoyoteRequest();
        boolean body = hasBody(raw);
        Connection connection = connection(raw);
        if (connection != null) {
            connections.begun(connection, body);
            request.setAttribute(Arrival.ATTRIBUTE, connection);
        }
        try {
            getNext().invoke(request, response);
        } finally {
            if (!request.isAsync()) {
                if (body && !raw.isFinished()) {
                    refuseTheRest(raw, response);
                }
                if (connection != null) {
                    connections.ended(connection);
                }
            }
        }
    }

    private static boolean hasBody(org.apache.coyote.Request raw) {
        try {
            return raw.getContentLengthLong() > 0 || raw.getHeader("Transfer-Encoding") != null;
        } catch (IllegalArgumentException severalLengths) {
            return false; // refused already, and its connection ends
        }
    }

    /** By the socket itself, whatever a proxy's headers say. */
    private @Nullable Connection connection(org.apache.coyote.Request raw) {
        raw.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
        raw.action(ActionCode.REQ_REMOTEPORT_ATTRIBUTE, null);
        return connections.from(String.valueOf(raw.remoteAddr()), raw.getRemotePort());
    }

    private static void refuseTheRest(org.apache.coyote.Request raw, Response response) throws IOException {
        if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
        // Before the connection is given up: its status would become that of a failure.
        response.finishResponse();
        takeWhatIsHere(raw);
        raw.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static void takeWhatIsHere(org.apache.coyote.Request raw) {
        Taken taken = new Taken();
        try {
            int bytes = 0;
            int some = 0;
            while (raw.getContentLengthLong() > 0 && some >= 0 && bytes < TAKEN_BYTES && isHere(raw)) {
                some = raw.doRead(taken);
                bytes += Math.max(0, some);
            }
        } catch (IOException gone) {
            // Nobody is left to read the answer.
        }
    }

    /** Without waiting. */
    private static boolean isHere(org.apache.coyote.Request raw) {
        raw.action(ActionCode.AVAILABLE, true);
        return raw.getAvailable() > 0;
    }

    private static final class Taken implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // It comes in a buffer of its own.
        }
    }
}
