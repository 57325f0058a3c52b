package io.raptor.activity.document.text;

import io.raptor.activity.document.text.Block.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Builds a {@link DocumentText} block by block. Blocks without a visible character are none. */
public final class TextBuilder {

    private record Draft(Kind kind, int level, int page, String text) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<LeftOut.Kind, Integer> leftOut = new EnumMap<>(LeftOut.Kind.class);
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
        other.leftOut().forEach(what -> leftOut(what.kind(), what.number()));
    }

    /** The text of all blocks that are not blank. */
    public DocumentText build() {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        Kind before = null;
        for (Draft draft : drafts) {
            String content = Trim.block(draft.text, draft.kind == Kind.CODE);
            if (!content.isEmpty()) {
                text.append(before == null ? "" : before == draft.kind && before.isClose() ? "\n" : "\n\n");
                int start = text.length();
                text.append(content);
                blocks.add(new Block(draft.kind, start, text.length(), draft.level, draft.page));
                before = draft.kind;
            }
        }
        return new DocumentText(
                text.toString(),
                blocks,
                leftOut.entrySet().stream()
                        .map(entry -> new LeftOut(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
