package io.raptor.starter.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that holds one secret, as container platforms mount them: it is in no environment that a process list or a
 * crash report shows.
 *
 * @param variable that names the file
 * @param path of the file, as it was given
 */
record SecretFile(String variable, String path) {

    /** After the name of the variable that would hold the secret itself. */
    static final String SUFFIX = "_FILE";

    /** The file of a setting; empty for a setting that is no secret, and where none is named. */
    static Optional<SecretFile> named(Map<String, String> environment, String variable, String key) {
        String path = environment.getOrDefault(variable + SUFFIX, "");
        return SettingsFile.secret(key) && !path.isBlank()
                ? Optional.of(new SecretFile(variable + SUFFIX, path))
                : Optional.empty();
    }

    /**
     * The secret: the file's text without the line's end that editors leave.
     *
     * @param faults gets a fault where there is none
     */
    String read(List<String> faults) {
        try {
            String secret = Files.readString(Path.of(path)).strip();
            if (secret.isEmpty()) {
                faults.add(variable + " names an empty file: " + path);
            }
            return secret;
        } catch (IOException | InvalidPathException e) {
            faults.add(variable + " names a file that cannot be read: " + path);
            return "";
        }
    }
}
