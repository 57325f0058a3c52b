package io.raptor.starter.http;

import io.raptor.starter.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI 3.1 description of {@code /api/v1}, from which clients in other languages are generated.
 *
 * <p>It is written by hand: controllers answer text, and what people read there, no annotation says. Tests hold it
 * against the mapped paths and against real answers.
 */
@RestController
class ApiDescription {

    static final String PATH = "/v3/api-docs";

    private static final String SOURCE = "openapi/openapi.yaml";

    private final String json;

    ApiDescription() {
        try (InputStream source = new ClassPathResource(SOURCE).getInputStream()) {
            Map<String, Object> description = new Yaml(new SafeConstructor(new LoaderOptions())).load(source);
            this.json = Json.write(description);
        } catch (IOException e) {
            throw new UncheckedIOException(SOURCE + " is a part of this program", e);
        }
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    String show() {
        return json;
    }
}
