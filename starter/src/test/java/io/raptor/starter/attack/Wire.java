package io.raptor.starter.attack;

import io.raptor.starter.testing.RunningRaptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Requests byte by byte, as no client library would let them through. */
final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;

    Wire(RunningRaptor raptor) {
        this.port = raptor.bean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
    }

    private Wire(int port) {
        this.port = port;
    }

    /** To the port of health and metrics. */
    static Wire watching(RunningRaptor raptor) {
        return new Wire(raptor.managementPort());
    }

    int port() {
        return port;
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** @param headers lines, without the Host unless one of them is it */
    Answer get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    Answer send(String method, String path, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        String given = String.join("\r\n", headers);
        if (Arrays.stream(headers)
                .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("host:"))) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        if (bytes.length > 0) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        head.append(given).append(given.isEmpty() ? "\r\n" : "\r\n\r\n");
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            try {
                socket.getOutputStream().write(bytes);
            } catch (java.net.SocketException refused) {
                // It was answered before it was sent.
            }
            return read(socket);
        }
    }

    static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(all);
        } catch (java.net.SocketException reset) {
            // It has said what it had to say.
        }
        return new Answer(all.toString(StandardCharsets.UTF_8));
    }

    /** An answer as it came. */
    record Answer(String text) {

        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        Optional<String> header(String name) {
            String head = text.contains("\r\n\r\n") ? text.substring(0, text.indexOf("\r\n\r\n")) : text;
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        /** Of the first cookie of that name, without its attributes. */
        String cookie(String name) {
            return text.lines()
                    .filter(line -> line.regionMatches(true, 0, "Set-Cookie: " + name + "=", 0, 13 + name.length()))
                    .map(line -> line.substring(12).split(";", 2)[0])
                    .findFirst()
                    .orElse("");
        }
    }
}
