package io.raptor.starter.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.starter.text.Visible;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A task's status as it is sent.
 *
 * @param version the same for the same status, in this process and in its successor; the passing of time alone does
 *     not change it
 * @param json the status, written once for however many readers; the launcher prints it as it is
 */
public record SerializedStatus(String version, TaskStatus status, String json) {

    private static final ObjectMapper MAPPER = Payloads.mapper();
    private static final List<String> OF_TIME = List.of("elapsed_seconds", "eta_seconds");
    private static final int VERSION_BYTES = 8;

    static SerializedStatus of(TaskStatus status) {
        ObjectNode content = MAPPER.valueToTree(status);
        String json = Visible.text(content.toString());
        content.remove(OF_TIME);
        byte[] hash = sha256().digest(content.toString().getBytes(StandardCharsets.UTF_8));
        return new SerializedStatus(HexFormat.of().formatHex(Arrays.copyOf(hash, VERSION_BYTES)), status, json);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
