package io.raptor.starter.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The settings of a folder, in its file {@code raptor.toml}: the same keys as Java properties without {@code raptor.}, in
 * tables or with dots.
 */
public final class SettingsFile {

    /** In the working folder. */
    public static final Path PLACE = Path.of("raptor.toml");

    private static final String PRICES = "raptor.prices";

    private SettingsFile() {}

    /**
     * The settings by key; none where there is no file.
     *
     * @throws InvalidSettings for what is no TOML, or cannot be read
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (Files.isRegularFile(file)) {
            try {
                flatten("raptor", new TomlMapper().readTree(Files.readString(file)), settings);
            } catch (JsonProcessingException e) {
                String where = e.getLocation() == null
                        ? ""
                        : " (line " + e.getLocation().getLineNr() + ")";
                throw new InvalidSettings(List.of(file + " is not valid TOML" + where));
            } catch (IOException e) {
                throw new InvalidSettings(
                        List.of(file + " cannot be read: check its permissions and that it is UTF-8"));
            }
        }
        return settings;
    }

    /**
     * Writes the usual settings, each commented out.
     *
     * @throws FileAlreadyExistsException where there is a file
     */
    public static void writeExample(Path file) throws IOException {
        try (InputStream example = SettingsFile.class.getResourceAsStream("/example.toml")) {
            Files.copy(Objects.requireNonNull(example, "example.toml is part of the program"), file);
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Whether others on this machine can read secrets in it. */
    public static boolean exposesSecrets(Path file, Map<String, String> settings) {
        try {
            return settings.keySet().stream().anyMatch(SettingsFile::secret)
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** Whether a setting's value must not be shown. */
    static boolean secret(String key) {
        return key.endsWith("api-key")
                || key.endsWith("password")
                || key.endsWith("token")
                || key.endsWith("secret")
                || key.equals("raptor.server.tokens")
                || key.endsWith("codec.key");
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> settings) {
        if (node.isObject()) {
            boolean names = prefix.equals(PRICES);
            node.properties().forEach(field -> {
                String name = names ? field.getKey() : field.getKey().replace('_', '-');
                flatten(prefix + "." + name, field.getValue(), settings);
            });
        } else if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(part -> parts.add(part.asText()));
            settings.put(prefix, parts.stream().collect(Collectors.joining(",")));
        } else {
            settings.put(prefix, node.asText());
        }
    }
}
