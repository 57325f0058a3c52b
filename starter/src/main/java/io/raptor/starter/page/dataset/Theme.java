package io.raptor.starter.page.dataset;

import io.raptor.starter.dataset.NodeView;
import io.raptor.starter.dataset.TreeView;
import io.raptor.starter.page.format.Excerpt;

/**
 * What one of a dataset's documents is about.
 *
 * @param node the summary at the top of its tree
 * @param passages below it
 */
public record Theme(String document, String node, String title, String text, int passages) {

    private static final int TEXT = 260;

    static Theme of(TreeView document, NodeView top) {
        String title = document.title();
        return new Theme(
                document.docId(),
                top.id(),
                title == null || title.isBlank() ? top.title() : title,
                Excerpt.cut(top.text(), TEXT),
                document.leaves());
    }
}
