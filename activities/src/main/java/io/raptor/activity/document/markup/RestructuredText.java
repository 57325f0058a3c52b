package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** reStructuredText as its reader sees it: directives, roles, targets and comments are marks, not text. */
final class RestructuredText {

    private static final Pattern RULE = Pattern.compile("([=\\-`:.'\"~^_*+#!$%&,/;<>?@|])\\1{2,}");
    private static final Pattern DIRECTIVE = Pattern.compile("\\.\\. (?:\\|[^|]+\\| )?([\\w:.+-]+?)::(?: +(.*))?");
    private static final Pattern FOOTNOTE = Pattern.compile("\\.\\. \\[[^]]+] (.*)");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+•]|#\\.|\\(?(?:\\d{1,3}|[a-zA-Z])[.)]) +(.*)");
    private static final Pattern FIELD = Pattern.compile(":([^:`]+):(?: +(.*))?");
    private static final Pattern COLUMNS = Pattern.compile("=+(?: +=+)+");

    private static final Set<String> CODE = Set.of(
            "code",
            "code-block",
            "sourcecode",
            "parsed-literal",
            "doctest",
            "testcode",
            "prompt",
            "math",
            "productionlist");
    private static final Set<String> UNSEEN = Set.of(
            "toctree",
            "include",
            "literalinclude",
            "contents",
            "index",
            "module",
            "currentmodule",
            "py:module",
            "py:currentmodule",
            "highlight",
            "raw",
            "meta",
            "default-role",
            "role",
            "testsetup",
            "testcleanup",
            "sectnum",
            "replace",
            "unicode",
            "tabularcolumns",
            "program",
            "sectionauthor",
            "codeauthor",
            "bibliography");
    private static final Set<String> PICTURE = Set.of("image", "graphviz", "digraph", "plot", "uml", "mermaid");
    private static final Set<String> TITLED =
            Set.of("figure", "table", "list-table", "csv-table", "class", "container", "rst-class", "only", "ifconfig");

    private final TextBuilder built;
    private final List<String> styles;

    private RestructuredText(TextBuilder built, List<String> styles) {
        this.built = built;
        this.styles = styles;
    }

    static DocumentText read(String text) {
        TextBuilder built = new TextBuilder();
        new RestructuredText(built, new ArrayList<>()).body(Lines.of(text));
        return built.build();
    }

    private void body(Lines lines) {
        while (lines.more()) {
            String line = lines.peek(0);
            if (line.isEmpty()) {
                lines.skip(1);
            } else if (line.charAt(0) == ' ') {
                nested(lines.indented(0));
            } else if (!heading(lines) && !table(lines) && !marked(lines)) {
                paragraph(lines);
            }
        }
    }

    private void nested(List<String> block) {
        body(new Lines(block));
    }

    private boolean heading(Lines lines) {
        boolean over = RULE.matcher(lines.peek(0)).matches();
        String title = lines.peek(over ? 1 : 0).strip();
        String under = lines.peek(over ? 2 : 1);
        boolean fits = RULE.matcher(under).matches() && (under.length() >= title.length() || under.length() > 3);
        if (title.isEmpty() || !fits || (over && !under.equals(lines.peek(0)))) {
            if (over && !COLUMNS.matcher(lines.peek(0)).matches()) {
                lines.skip(1); // a line between paragraphs
            }
            return over && !COLUMNS.matcher(lines.peek(0)).matches();
        }
        String style = (over ? "=" : "") + under.charAt(0);
        if (!styles.contains(style)) {
            styles.add(style);
        }
        built.heading(styles.indexOf(style) + 1, RestructuredInline.plain(title));
        lines.skip(over ? 3 : 2);
        return true;
    }

    private boolean table(Lines lines) {
        if (lines.peek(0).startsWith("+-")) {
            RestructuredTable.grid(lines, built);
            return true;
        }
        if (COLUMNS.matcher(lines.peek(0)).matches()) {
            RestructuredTable.simple(lines, built);
            return true;
        }
        return false;
    }

    /** What a sign at its beginning tells from a paragraph. */
    private boolean marked(Lines lines) {
        String line = lines.peek(0);
        Matcher item = ITEM.matcher(line);
        Matcher field = FIELD.matcher(line);
        if (line.equals("..") || line.startsWith(".. ") || line.startsWith("__ ")) {
            explicit(lines);
        } else if (line.startsWith(">>>")) {
            built.add(Kind.CODE, String.join("\n", lines.until("")));
        } else if (item.matches()) {
            lines.skip(1);
            item(item.group(1), lines);
        } else if (field.matches()) {
            lines.skip(1);
            item(field.group(1) + ": " + (field.group(2) == null ? "" : field.group(2)), lines);
        } else {
            return false;
        }
        return true;
    }

    private void item(String first, Lines lines) {
        StringBuilder text = new StringBuilder(first);
        while (Lines.indent(lines.peek(0)) > 0) {
            text.append(' ').append(lines.next().strip());
        }
        boolean code = text.toString().endsWith("::");
        built.add(Kind.LIST_ITEM, RestructuredInline.plain(text.toString().replaceAll("::$", ":")));
        List<String> rest = lines.indented(0);
        if (code) {
            built.add(Kind.CODE, String.join("\n", rest));
        } else {
            nested(rest);
        }
    }

    private void explicit(Lines lines) {
        String line = lines.next();
        List<String> block = lines.indented(0);
        Matcher directive = DIRECTIVE.matcher(line);
        Matcher footnote = FOOTNOTE.matcher(line);
        if (directive.matches()) {
            directive(directive.group(1), directive.group(2) == null ? "" : directive.group(2), block);
        } else if (footnote.matches()) {
            built.add(Kind.PARAGRAPH, RestructuredInline.plain(footnote.group(1) + " " + String.join(" ", block)));
        }
    }

    private void directive(String name, String argument, List<String> block) {
        List<String> content = new ArrayList<>(block);
        while (!content.isEmpty() && FIELD.matcher(content.get(0)).matches()) {
            content.remove(0);
        }
        if (PICTURE.contains(name) || name.equals("figure")) {
            built.leftOut(LeftOut.Kind.PICTURE);
        }
        if (CODE.contains(name)) {
            built.add(Kind.CODE, String.join("\n", content));
        } else if (!UNSEEN.contains(name) && !PICTURE.contains(name) && !name.startsWith("auto")) {
            boolean seen = !TITLED.contains(name) || name.endsWith("table");
            built.add(Kind.PARAGRAPH, seen ? RestructuredInline.plain(argument) : "");
            nested(content);
        }
    }

    private void paragraph(Lines lines) {
        StringBuilder text = new StringBuilder();
        while (!lines.peek(0).isEmpty()
                && !(text.length() > 0 && RULE.matcher(lines.peek(1)).matches())) {
            String line = lines.next().strip();
            text.append(text.length() == 0 ? "" : " ").append(line.startsWith("| ") ? line.substring(2) : line);
            if (Lines.indent(lines.peek(0)) > 0 && !line.startsWith("| ")) {
                break; // a term, which its definition follows
            }
        }
        String whole = text.toString();
        built.add(
                Kind.PARAGRAPH,
                RestructuredInline.plain(whole.endsWith("::") ? whole.substring(0, whole.length() - 1) : whole));
        if (whole.endsWith("::")) {
            built.add(Kind.CODE, String.join("\n", lines.indented(0)));
        }
    }
}
