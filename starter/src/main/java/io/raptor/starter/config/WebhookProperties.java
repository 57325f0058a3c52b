package io.raptor.starter.config;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The address that gets a message when a task ends or pauses itself.
 *
 * @param url that is posted to; empty for nobody
 * @param secret that messages are signed with
 */
public record WebhookProperties(
        @DefaultValue("") String url, @DefaultValue("") String secret) {

    /** What is wrong with them; empty when nothing is. */
    List<String> faults() {
        if (url.isEmpty()) {
            return List.of();
        }
        if (!web(url)) {
            return List.of("raptor.webhook.url must be an address as https://host/path");
        }
        return secret.isBlank()
                ? List.of(
                        "raptor.webhook.secret must be set beside raptor.webhook.url: by it the receiver knows who sends")
                : List.of();
    }

    private static boolean web(String url) {
        try {
            URI address = URI.create(url);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Without the secret, and without what may be one in the address. */
    @Override
    public String toString() {
        return "Webhook[" + (url.isEmpty() ? "none" : "set") + "]";
    }
}
