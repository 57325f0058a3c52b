package io.raptor.starter.page.dataset;

import io.raptor.starter.dataset.TreeView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of a dataset's documents.
 *
 * @param path with a slash at its end; empty for all documents
 * @param folders below it, with what they hold
 * @param documents in it
 */
public record Folder(String path, List<Sub> folders, List<TreeView> documents) {

    public Folder {
        folders = List.copyOf(folders);
        documents = List.copyOf(documents);
    }

    /** @param path with a slash at its end */
    public record Sub(String path, String name, long documents, long passages, long summaries) {

        private Sub with(TreeView document) {
            return new Sub(path, name, documents + 1, passages + document.leaves(), summaries + document.summaries());
        }
    }

    static Folder of(String path, List<TreeView> all) {
        Map<String, Sub> folders = new LinkedHashMap<>();
        List<TreeView> documents = new ArrayList<>();
        for (TreeView document : all) {
            String id = document.docId();
            if (id.startsWith(path)) {
                int slash = id.indexOf('/', path.length());
                if (slash < 0) {
                    documents.add(document);
                } else {
                    String name = id.substring(path.length(), slash);
                    folders.merge(
                            name,
                            new Sub(path + name + "/", name, 0, 0, 0).with(document),
                            (before, added) -> before.with(document));
                }
            }
        }
        return new Folder(path, List.copyOf(folders.values()), documents);
    }

    /** The folder above; empty for the topmost. */
    public String parent() {
        int slash = path.lastIndexOf('/', path.length() - 2);
        return slash < 0 ? "" : path.substring(0, slash + 1);
    }
}
