package io.raptor.activity.port;

import io.raptor.activity.port.PublishedVectors.TreeHead;
import java.util.List;
import java.util.function.Consumer;

/** The texts of what was published, tree by tree, for whoever looks for words in them. */
public interface PublishedTexts {

    /**
     * Hands every node of these trees to {@code to}, in the order given, then of level and index. A tree that is no
     * longer published has none.
     */
    void texts(List<TreeHead> trees, Consumer<TextOf> to);

    /**
     * A node's words and where it stands.
     *
     * @param build of its tree
     */
    record TextOf(String id, long document, long build, int level, int index, int tokens, String title, String text) {}
}
