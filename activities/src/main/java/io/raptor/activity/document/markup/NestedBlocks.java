package io.raptor.activity.document.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that stand around a line of Markdown and whose content is Markdown, too, though indented or in elements: notes and
 * tabs of MkDocs, elements that say so, and components of MDX.
 */
final class NestedBlocks {

    private static final int NOTE_INDENT = 4;
    private static final int UNKNOWN = -1;

    private static final Pattern NOTE = Pattern.compile(
            "^ *(?:!!!|\\?\\?\\?\\+?|===[!+]?) +(?:[\\w-]+(?: +inline(?: +end)?)? *)?(?:\"([^\"]*)\")?\\s*$");
    private static final Pattern OPENING = Pattern.compile("^ *<([A-Za-z][\\w.]*)((?:\\s.*)?)(?<!/)>\\s*$");
    private static final Pattern CLOSING = Pattern.compile("^ *</([A-Za-z][\\w.]*)>\\s*$");
    private static final Pattern ALONE = Pattern.compile("^ *<([A-Za-z][\\w.]*)((?:\\s.*)?)/>\\s*$");
    private static final Pattern MARKED = Pattern.compile("\\smarkdown(?:=[\"']?(?:1|block|span)\\b|\\s|$)");
    private static final Pattern SHOWN = Pattern.compile("\\s(?:title|label|header|name)=\"([^\"]*)\"");

    /** @param name of a component; empty of a note */
    private record Open(String name, int indent, int inner) {}

    private final boolean components;
    private final List<Open> open = new ArrayList<>();

    /** @param components elements may hold Markdown, as in MDX */
    NestedBlocks(boolean components) {
        this.components = components;
    }

    /** The line as it would stand outside of the blocks around it. */
    String outside(String given) {
        String line = given;
        for (int i = 0; i < open.size() && !line.isBlank(); i++) {
            Open block = open.get(i);
            int indent = indent(line);
            if (block.inner == UNKNOWN && !CLOSING.matcher(line).matches()) {
                block = new Open(block.name, block.indent, Math.max(indent, block.indent));
                open.set(i, block);
            }
            if (block.inner != UNKNOWN && indent >= block.inner) {
                line = line.substring(block.inner - block.indent);
            } else if (block.name.isEmpty()) {
                open.subList(i, open.size()).clear();
            }
        }
        return line;
    }

    /** What a line that begins or ends a block says to a reader, apart from the text; {@code null} for another line. */
    @Nullable
    String edge(String line) {
        Matcher note = NOTE.matcher(line);
        if (note.matches() && (note.group(1) != null || !line.strip().startsWith("="))) {
            open.add(new Open("", indent(line), indent(line) + NOTE_INDENT));
            return said(line, note.group(1));
        }
        Matcher closing = CLOSING.matcher(line);
        if (closing.matches() && (components || isOpen(closing.group(1)))) {
            close(closing.group(1));
            return element(line, closing.group(1), "");
        }
        Matcher opening = OPENING.matcher(line);
        if (opening.matches() && line.indexOf("</") < 0 && holdsMarkdown(opening.group(2))) {
            open.add(new Open(opening.group(1), indent(line), UNKNOWN));
            return element(line, opening.group(1), opening.group(2));
        }
        Matcher alone = ALONE.matcher(line);
        return components && alone.matches() ? element(line, alone.group(1), alone.group(2)) : null;
    }

    private boolean holdsMarkdown(String attributes) {
        return components || MARKED.matcher(attributes).find();
    }

    private boolean isOpen(String name) {
        return open.stream().anyMatch(block -> block.name.equals(name));
    }

    private void close(String name) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).name.equals(name)) {
                open.subList(i, open.size()).clear();
            }
        }
    }

    /** A component shows what its attributes say; an element of HTML is left to stand apart. */
    private static String element(String line, String name, String attributes) {
        if (Character.isLowerCase(name.charAt(0))) {
            return "\n" + line + "\n";
        }
        Matcher shown = SHOWN.matcher(attributes);
        return said(line, shown.find() ? shown.group(1) : null);
    }

    private static String said(String line, @Nullable String words) {
        String plain = words == null ? "" : MarkdownLine.plain(words, false).strip();
        return plain.isEmpty() ? "" : "\n" + " ".repeat(indent(line)) + plain + "\n";
    }

    private static int indent(String line) {
        return Lines.indent(line);
    }
}
