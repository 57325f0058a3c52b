package io.raptor.activity.document.markup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Marks that builders of sites (mdBook, Docusaurus, MkDocs, Jekyll, Hugo, MyST, Pandoc, MDX) add to Markdown, made plain
 * outside code: their readers do not see them.
 */
final class MarkdownDialects {

    private static final Pattern FENCE =
            Pattern.compile("^ {0,3}(?:>\\s?)*\\s*(?:[-*+] +|\\d+[.)] +)?(`{3,}|~{3,})(.*)$");
    private static final Pattern INCLUDE = Pattern.compile("^\\s*\\{\\{#?\\s*\\w+[^}]*\\}\\}\\s*$");
    private static final Pattern ADMONITION = Pattern.compile("^\\s*:{3,}\\s*(?:\\{?([\\w-]*)\\}?)?\\s*(.*)$");
    private static final Pattern MODULE = Pattern.compile("^(?:import|export) .*(?:from ['\"].*['\"];?|=.*|\\{.*)$");
    private static final Pattern TABLE_OF_CONTENTS =
            Pattern.compile("^\\s*\\[\\[?_?TOC_?\\]?\\]\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET = Pattern.compile("^\\([\\w-]+\\)=\\s*$");

    /** Code between marks of Jekyll or Hugo, which are no fences to anybody else. */
    private static final Pattern CODE_BEGINS = Pattern.compile(
            "^( *)(?:\\{%-? *(highlight|code|codeblock)\\b[^}]*%\\}|\\{\\{[<%] *(highlight|code-toggle|code)\\b[^}]*(?<!/)[>%]\\}\\})\\s*$");

    private static final Pattern RAW = Pattern.compile(" *\\{=\\w+\\} *");
    private static final Pattern TEMPLATE_MARK = Pattern.compile("\\{%-? *(?:end)?(?:raw|verbatim) *-?%\\}");
    private static final Pattern BRACED_ATTRIBUTE =
            Pattern.compile("\\s[\\w:-]+=\\{(?:[^{}]|\\{[^{}]*\\})*\\}(?=[\\s/>])");
    private static final Pattern COMMENT = Pattern.compile("\\{/\\*.*?\\*/\\}");
    private static final Pattern TAG_BEGINS = Pattern.compile("^ *</?[A-Za-z][\\w.]*(?:\\s[^>]*)?$");

    private final boolean components;
    private final NestedBlocks blocks;
    private final List<String> lines;
    private final StringBuilder plain;
    private String fence = "";
    private int next;

    private MarkdownDialects(String markdown, boolean components) {
        this.components = components;
        this.blocks = new NestedBlocks(components);
        this.lines = markdown.lines().toList();
        this.plain = new StringBuilder(markdown.length());
    }

    /** @param components it is MDX, whose elements hold Markdown and whose code begins with fences only */
    static String plain(String markdown, boolean components) {
        MarkdownDialects read = new MarkdownDialects(markdown, components);
        while (read.next < read.lines.size()) {
            read.line(read.blocks.outside(read.lines.get(read.next++)));
        }
        return read.plain.toString();
    }

    private void line(String given) {
        String line = TEMPLATE_MARK.matcher(given).replaceAll("");
        Matcher mark = FENCE.matcher(line);
        Matcher code = CODE_BEGINS.matcher(line);
        if (!fence.isEmpty()) {
            boolean closes = mark.matches()
                    && mark.group(1).startsWith(fence)
                    && mark.group(2).isBlank();
            fence = closes ? "" : fence;
            add(INCLUDE.matcher(line).matches() ? "" : line);
        } else if (mark.matches()
                && (mark.group(1).charAt(0) == '~' || mark.group(2).indexOf('`') < 0)) {
            if (RAW.matcher(mark.group(2)).matches()) {
                raw(mark.group(1), mark.group(2).contains("html"));
            } else {
                fence = mark.group(1);
                add(line);
            }
        } else if (!formula(line)
                && (!code.matches() || !code(code.group(1), code.group(2) == null ? code.group(3) : code.group(2)))) {
            outsideCode(line, !line.equals(given));
        }
    }

    private void add(String line) {
        plain.append(line).append('\n');
    }

    /** Passes by what is meant for one output format; that of pages is for readers. */
    private void raw(String end, boolean page) {
        add("");
        while (next < lines.size()) {
            String line = blocks.outside(lines.get(next++)).strip();
            if (line.startsWith(end)) {
                break;
            }
            if (page && !line.isEmpty()) {
                add(line);
            }
        }
        add("");
    }

    /** Copies a formula as code, whose signs nobody reads. */
    private boolean formula(String line) {
        int indent = Lines.indent(line);
        int of = indent > 3 ? 0 : Formulas.lines(lines, next - 1);
        if (of == 0) {
            return false;
        }
        String fence = " ".repeat(indent) + "~~~~~~\n";
        plain.append('\n').append(fence);
        next--;
        for (int i = 0; i < of; i++) {
            add(blocks.outside(lines.get(next++)));
        }
        plain.append(fence).append('\n');
        return true;
    }

    /** Copies the lines up to the mark that ends the code, if there is one. */
    private boolean code(String indent, String name) {
        Pattern end =
                Pattern.compile("\\s*(?:\\{%-? *end" + name + " *-?%\\}|\\{\\{[<%] */ *" + name + " *[>%]\\}\\})\\s*");
        int to = next;
        while (to < lines.size() && !end.matcher(lines.get(to)).matches()) {
            to++;
        }
        if (to == lines.size()) {
            return false;
        }
        add(indent + "~~~~~~");
        while (next < to) {
            add(blocks.outside(lines.get(next++)));
        }
        next++;
        add(indent + "~~~~~~\n");
        return true;
    }

    /** @param literal what looks like a template is meant as it stands */
    private void outsideCode(String given, boolean literal) {
        if (components && MODULE.matcher(given).matches()) {
            skipParagraph();
            return;
        }
        String line = components ? withoutExpressions(given) : given;
        @Nullable String edge = blocks.edge(line);
        if (edge != null) {
            add(edge);
        } else if (!components && (line.startsWith("    ") || line.startsWith("\t"))) {
            add(line);
        } else if (INCLUDE.matcher(line).matches()
                || MODULE.matcher(line).matches()
                || TABLE_OF_CONTENTS.matcher(line).matches()
                || TARGET.matcher(line).matches()) {
            add("");
        } else {
            Matcher admonition = ADMONITION.matcher(line);
            add(admonition.matches() ? title(admonition.group(2)) : MarkdownLine.plain(line, literal));
        }
    }

    private void skipParagraph() {
        while (next < lines.size() && !lines.get(next++).isBlank()) {
            // a module's statements end with a blank line
        }
        add("");
    }

    /** The line, with those that its tag goes on to. */
    private String withoutExpressions(String given) {
        StringBuilder line = new StringBuilder(given);
        if (TAG_BEGINS.matcher(given).matches()) {
            String more = " ";
            while (next < lines.size() && !more.isEmpty() && !more.endsWith(">")) {
                more = lines.get(next++).strip();
                line.append(' ').append(more);
            }
        }
        if (line.indexOf("`") >= 0 && !given.stripLeading().startsWith("<")) {
            return line.toString();
        }
        String plain = COMMENT.matcher(line).replaceAll("");
        return BRACED_ATTRIBUTE.matcher(plain).replaceAll("");
    }

    /** An admonition's own title is a paragraph. */
    private static String title(@Nullable String given) {
        String title = given == null ? "" : given.strip().replaceAll("^[\\[{\"]|[\\]}\"]$", "");
        return title.isEmpty() ? "" : "\n" + title + "\n";
    }
}
