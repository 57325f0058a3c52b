package io.raptor.activity.document.pdf;

import io.raptor.activity.document.DocumentLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/**
 * A title in the outline that a reader's program shows beside the pages.
 *
 * @param key the title's letters and digits
 */
record Bookmark(int level, int page, String key) {

    private static final int MOST = 20_000;

    /** Those that lead to a page; a damaged outline has none. */
    static List<Bookmark> of(PDDocument document, DocumentLimits limits) {
        List<Bookmark> bookmarks = new ArrayList<>();
        PDOutlineNode outline = document.getDocumentCatalog().getDocumentOutline();
        if (outline != null) {
            add(document, outline, 1, bookmarks, new HashSet<>(), limits);
        }
        return bookmarks;
    }

    private static void add(
            PDDocument document,
            PDOutlineNode node,
            int level,
            List<Bookmark> bookmarks,
            Set<COSDictionary> seen,
            DocumentLimits limits) {
        if (level > 32) {
            return;
        }
        PDOutlineItem item = node.getFirstChild();
        while (item != null && seen.add(item.getCOSObject()) && bookmarks.size() < MOST) {
            if (Thread.currentThread().isInterrupted()) {
                throw limits.tooSlow();
            }
            int page = page(document, item);
            if (page > 0 && item.getTitle() != null) {
                bookmarks.add(new Bookmark(Math.min(level, 6), page, Line.key(item.getTitle())));
            }
            add(document, item, level + 1, bookmarks, seen, limits);
            item = item.getNextSibling();
        }
    }

    private static int page(PDDocument document, PDOutlineItem item) {
        try {
            PDPage page = item.findDestinationPage(document);
            return page == null ? 0 : document.getPages().indexOf(page) + 1;
        } catch (IOException | ClassCastException e) {
            return 0;
        }
    }
}
