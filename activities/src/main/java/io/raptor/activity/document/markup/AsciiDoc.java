package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AsciiDoc as its reader sees it: attributes, macros, anchors and the lines around blocks are marks, not text. */
final class AsciiDoc {

    private static final Pattern HEADING = Pattern.compile("(={1,6}|#{1,6}) +(.+?)(?: +=+)?");
    private static final Pattern VERBATIM = Pattern.compile("-{4,}|\\.{4,}|`{3}.*");
    private static final Pattern COMMENT = Pattern.compile("/{4,}");
    private static final Pattern PASSED = Pattern.compile("\\+{4,}");
    private static final Pattern TABLE = Pattern.compile("[|,:!]={3,}");
    private static final Pattern FRAME = Pattern.compile("={4,}|\\*{4,}|_{4,}|--|'{3,}|<{3,}|\\+|[-*_]{3}");
    private static final Pattern UNSEEN = Pattern.compile(
            "//(?!/).*|:!?[\\w][\\w-]*!?:(?: .*)?|\\[.*]|(?:include|ifdef|ifndef|ifeval|endif|toc|icon)::.*");
    private static final Pattern PICTURE = Pattern.compile("(?:image|video|audio)::.*");
    private static final Pattern TITLE = Pattern.compile("\\.([^\\s.].*)");
    private static final Pattern ITEM =
            Pattern.compile("\\s*(?:\\*{1,6}|-|\\.{1,5}|\\d{1,3}\\.|<[\\d.]+>) +(?:\\[[ x*]] +)?(.+)");
    private static final Pattern TERM = Pattern.compile("\\s*(\\S.*?)(?::{2,4}|;;)(?: +(.*))?");
    private static final Pattern SOURCE = Pattern.compile("\\[(?:source|listing|literal).*");

    private final TextBuilder built = new TextBuilder();
    private final AsciiDocInline inline = new AsciiDocInline();
    private final Lines lines;

    private AsciiDoc(Lines lines) {
        this.lines = lines;
    }

    static DocumentText read(String text) {
        AsciiDoc read = new AsciiDoc(Lines.of(text));
        while (read.lines.more()) {
            read.block();
        }
        return read.built.build();
    }

    private void block() {
        String line = lines.next();
        Matcher heading = HEADING.matcher(line);
        Matcher title = TITLE.matcher(line);
        Matcher item = ITEM.matcher(line);
        Matcher term = TERM.matcher(line);
        if (VERBATIM.matcher(line).matches()) {
            code(lines.until(line.startsWith("```") ? "```" : line));
        } else if (COMMENT.matcher(line).matches() || PASSED.matcher(line).matches()) {
            lines.until(line);
        } else if (TABLE.matcher(line).matches()) {
            AsciiDocTable.add(lines.until(line), inline, built);
        } else if (SOURCE.matcher(line).matches() && isText(lines.peek(0))) {
            code(lines.until(""));
        } else if (PICTURE.matcher(line).matches()) {
            built.leftOut(LeftOut.Kind.PICTURE);
        } else if (heading.matches()) {
            built.heading(heading.group(1).length(), inline.plain(heading.group(2)));
        } else if (item.matches()) {
            built.add(Kind.LIST_ITEM, inline.plain(item.group(1) + rest()));
        } else if (title.matches()) {
            built.add(Kind.PARAGRAPH, inline.plain(title.group(1)));
        } else if (!inline.defines(line) && isText(line)) {
            if (line.charAt(0) == ' ' && !term.matches()) {
                code(List.of((line + "\n" + String.join("\n", lines.until(""))).split("\n", -1)));
            } else if (term.matches()) {
                String text = term.group(2) == null ? "" : " " + term.group(2);
                built.add(Kind.LIST_ITEM, inline.plain(term.group(1) + ":" + text + rest()));
            } else {
                built.add(Kind.PARAGRAPH, inline.plain(line + rest()));
            }
        }
    }

    /** The lines that go on with a paragraph or item. */
    private String rest() {
        StringBuilder text = new StringBuilder();
        while (isText(lines.peek(0)) && !begins(lines.peek(0))) {
            text.append(' ').append(lines.next().strip());
        }
        while (UNSEEN.matcher(lines.peek(0)).matches() && lines.peek(0).startsWith("//")) {
            lines.skip(1);
        }
        return text.toString();
    }

    private static boolean begins(String line) {
        return ITEM.matcher(line).matches() || TERM.matcher(line).matches();
    }

    private static boolean isText(String line) {
        return !line.isBlank()
                && !VERBATIM.matcher(line).matches()
                && !COMMENT.matcher(line).matches()
                && !PASSED.matcher(line).matches()
                && !TABLE.matcher(line).matches()
                && !FRAME.matcher(line).matches()
                && !UNSEEN.matcher(line).matches()
                && !PICTURE.matcher(line).matches();
    }

    private void code(List<String> block) {
        built.add(Kind.CODE, AsciiDocInline.withoutCallouts(String.join("\n", block)));
    }
}
