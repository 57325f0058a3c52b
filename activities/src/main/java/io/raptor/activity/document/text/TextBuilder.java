package io.raptor.activity.document.text;

import io.raptor.activity.document.text.Block.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds a {@link DocumentText} block by block. Blocks without a visible character are none. */
public final class TextBuilder {

    static final Pattern BLANK_LINES = Pattern.compile("\\n[^\\S\\n]*+\\n\\s*+");

    private record Draft(Kind kind, int level, int page, String text) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<LeftOut.Kind, Integer> leftOut = new EnumMap<>(LeftOut.Kind.class);
    private final Set<String> warnings = new LinkedHashSet<>();
    private long length;
    private int page;

    /** The page or slide on which the next blocks begin. */
    public void page(int number) {
        page = number;
    }

    public int page() {
        return page;
    }

    /** Characters so far. */
    public long length() {
        return length;
    }

    public TextBuilder heading(int level, String text) {
        return add(Kind.HEADING, Math.max(1, Math.min(6, level)), text);
    }

    public TextBuilder add(Kind kind, String text) {
        return add(kind, 0, text);
    }

    private TextBuilder add(Kind kind, int level, String text) {
        drafts.add(new Draft(kind, level, page, text));
        length += text.length();
        return this;
    }

    /** Adds the paragraphs of a text, which blank lines divide. */
    public void paragraphs(Kind kind, String text) {
        BLANK_LINES.splitAsStream(text).forEach(paragraph -> add(kind, paragraph));
    }

    public void leftOut(LeftOut.Kind kind) {
        leftOut(kind, 1);
    }

    public void leftOut(LeftOut.Kind kind, int number) {
        if (number > 0) {
            leftOut.merge(kind, number, Integer::sum);
        }
    }

    /** Adds what another text holds, on this one's page where that has none. */
    public void addAll(DocumentText other) {
        for (Block block : other.blocks()) {
            int at = block.page() == 0 ? page : block.page();
            drafts.add(new Draft(block.kind(), block.level(), at, block.of(other.text())));
        }
        length += other.text().length();
        warnings.addAll(other.warnings());
        other.leftOut().stream()
                .filter(what -> what.kind() != LeftOut.Kind.DAMAGED_CHARACTERS)
                .forEach(what -> leftOut(what.kind(), what.number()));
    }

    /** The text of all blocks in which a letter or digit is seen. */
    public DocumentText build() {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        Kind before = null;
        int damaged = 0;
        for (Draft draft : drafts) {
            String content = content(draft);
            if (content.codePoints().anyMatch(Character::isLetterOrDigit)) {
                text.append(before == null ? "" : before == draft.kind && before.isClose() ? "\n" : "\n\n");
                int start = text.length();
                text.append(content);
                blocks.add(new Block(draft.kind, start, text.length(), draft.level, draft.page));
                before = draft.kind;
                damaged += (int) content.chars().filter(c -> c == '\uFFFD').count();
            }
        }
        leftOut(LeftOut.Kind.DAMAGED_CHARACTERS, damaged);
        return new DocumentText(text.toString(), blocks, leftOut(), List.copyOf(warnings));
    }

    private String content(Draft draft) {
        boolean code = draft.kind == Kind.CODE;
        EncodedData.Rest rest = EncodedData.of(TextCleaner.clean(draft.text));
        leftOut(LeftOut.Kind.ENCODED_DATA, rest.runs());
        return Trim.block(code ? rest.text() : Leaders.shorten(rest.text()), code);
    }

    private List<LeftOut> leftOut() {
        return leftOut.entrySet().stream()
                .map(entry -> new LeftOut(entry.getKey(), entry.getValue()))
                .toList();
    }
}
