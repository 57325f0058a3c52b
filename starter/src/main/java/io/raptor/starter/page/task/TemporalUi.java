package io.raptor.starter.page.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Temporal's own page, where one is configured.
 *
 * @param address without a slash at the end; empty for none
 */
record TemporalUi(String address, String namespace) {

    /** The newest run of a workflow there; {@code null} where no page is configured. */
    @Nullable
    String link(String workflowId) {
        return address.isEmpty()
                ? null
                : address + "/namespaces/" + encoded(namespace) + "/workflows/" + encoded(workflowId);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
