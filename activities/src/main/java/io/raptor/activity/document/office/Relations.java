package io.raptor.activity.document.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The targets of the ids and kinds that a part names, as paths in the ZIP. */
final class Relations extends DefaultHandler {

    private final String folder;
    private final Map<String, String> byId = new HashMap<>();
    private final Map<String, List<String>> paths = new HashMap<>();

    private Relations(String folder) {
        this.folder = folder;
    }

    static Relations of(ZippedParts parts, String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        Relations relations = new Relations(part.substring(0, slash));
        parts.read(part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels", relations);
        return relations;
    }

    /** Empty for an unknown one. */
    String id(String id) {
        return byId.getOrDefault(id, "");
    }

    /** The last word of the relation's type, such as {@code styles}. */
    String kind(String kind) {
        List<String> all = all(kind);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All relations of a kind, in the order in which the part names them. */
    List<String> all(String kind) {
        return paths.getOrDefault(kind, List.of());
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String target = attributes.getValue("Target");
        String type = attributes.getValue("Type");
        if (localName.equals("Relationship") && target != null && type != null) {
            String path = resolve(target);
            byId.put(String.valueOf(attributes.getValue("Id")), path);
            paths.computeIfAbsent(type.substring(type.lastIndexOf('/') + 1), any -> new ArrayList<>())
                    .add(path);
        }
    }

    private String resolve(String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        while (path.contains("/../")) {
            path = path.replaceFirst("[^/]+/\\.\\./", "");
        }
        return path;
    }
}
