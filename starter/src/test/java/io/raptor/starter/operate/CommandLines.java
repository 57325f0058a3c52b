package io.raptor.starter.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code blocks of a document, by the name that stands behind their language: {@code ```sh pause}. */
final class CommandLines {

    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\S+)(?: (\\S+))?\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final Map<String, List<String>> blocks = new LinkedHashMap<>();

    private CommandLines() {}

    /** @throws IllegalStateException when a block has no name, or the name of another: nothing would prove it */
    static CommandLines of(String document, String language) {
        CommandLines found = new CommandLines();
        Matcher block = BLOCK.matcher(text(document));
        while (block.find()) {
            if (!block.group(1).equals(language)) {
                continue;
            }
            List<String> lines = joined(block.group(3));
            if (block.group(2) == null || found.blocks.put(block.group(2), lines) != null) {
                throw new IllegalStateException("a block of its own name is needed in " + document + " for " + lines);
            }
        }
        return found;
    }

    static String text(String document) {
        try {
            return Files.readString(DOCUMENTS.resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(document + " cannot be read", e);
        }
    }

    /** Lines as a shell takes them: one that ends with a backslash goes on in the next. */
    private static List<String> joined(String block) {
        return block.replaceAll("\\\\\\R\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    Map<String, List<String>> blocks() {
        return blocks;
    }

    List<String> block(String name) {
        return blocks.getOrDefault(name, List.of());
    }

    /** The words of a line: white space parts them, quotes hold them together, a lone # ends the line. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+").matcher(line);
        while (word.find() && !word.group().startsWith("#")) {
            words.add(word.group().replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"));
        }
        return words;
    }
}
