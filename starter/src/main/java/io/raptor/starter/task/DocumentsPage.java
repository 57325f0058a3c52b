package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue.DocumentPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a task's documents, by number.
 *
 * @param nextCursor to ask for what follows; {@code null} on the last page
 * @param total documents of the asked state, on all pages
 */
public record DocumentsPage(
        List<DocumentView> items, @Nullable Long nextCursor, long total) {

    public DocumentsPage {
        items = List.copyOf(items);
    }

    static DocumentsPage of(DocumentPage page) {
        List<DocumentView> items = page.rows().stream().map(DocumentView::of).toList();
        return new DocumentsPage(
                items, page.more() ? items.get(items.size() - 1).number() : null, page.total());
    }
}
