package io.raptor.activity.model.http;

import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelSettings;
import java.net.URI;
import java.util.Locale;

/**
 * The address of a model, with the words for messages about it. Settings are without user and query, so that none of these
 * words is a secret.
 *
 * @param role {@code chat}, {@code embedding} or another: what the model's settings begin with
 */
public record EndpointAddress(String role, ModelSettings settings) {

    public static EndpointAddress embedding(ModelSettings settings) {
        return new EndpointAddress("embedding", settings);
    }

    URI uri(String path) {
        return URI.create(settings.baseUrl().replaceAll("/+$", "") + path);
    }

    /** Host and port. */
    String host() {
        return URI.create(settings.baseUrl()).getAuthority();
    }

    /** The model, by the machine that has it. */
    public String name() {
        return "the model at " + host();
    }

    /** A setting by both of its names. */
    public String setting(String name) {
        return "raptor." + role + "." + name + " (" + variable(name) + ")";
    }

    /** A setting as environments have it. */
    String variable(String name) {
        return "RAPTOR_" + role.toUpperCase(Locale.ROOT) + "_"
                + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** What most base URLs that lead nowhere lack. */
    public String baseUrlHint() {
        return settings.provider() == ModelProvider.OLLAMA
                ? "does " + variable("base-url") + " lead to Ollama?"
                : "does " + variable("base-url") + " end with /v1?";
    }
}
