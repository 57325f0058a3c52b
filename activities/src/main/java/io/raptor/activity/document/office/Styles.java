package io.raptor.activity.document.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The styles of a Word document, as far as they tell what a paragraph is. */
final class Styles extends DefaultHandler {

    private record Style(String name, String parent, int outline, boolean hidden) {}

    private final Map<String, Style> styles = new HashMap<>();
    private String id = "";
    private Style style = new Style("", "", -1, false);

    static Styles of(ZippedParts parts, String part) throws IOException {
        Styles styles = new Styles();
        parts.read(part, styles);
        return styles;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String value = String.valueOf(WordAttributes.attribute(attributes, "val"));
        switch (localName) {
            case "style" -> {
                id = String.valueOf(WordAttributes.attribute(attributes, "styleId"));
                style = new Style("", "", -1, false);
            }
            case "name" -> style = new Style(value.toLowerCase(Locale.ROOT), style.parent, style.outline, style.hidden);
            case "basedOn" -> style = new Style(style.name, value, style.outline, style.hidden);
            case "outlineLvl" ->
                style = new Style(style.name, style.parent, WordAttributes.number(value), style.hidden);
            case "vanish" ->
                style = new Style(style.name, style.parent, style.outline, WordAttributes.isOn(attributes));
            default -> {
                // looks only
            }
        }
        if (!id.isEmpty()) {
            styles.put(id, style);
        }
    }

    /** 1 to 6, or 0. */
    int headingLevel(String styleId) {
        Set<String> seen = new HashSet<>();
        String at = styleId;
        while (seen.add(at) && styles.get(at) != null) {
            Style found = styles.get(at);
            if (found.outline >= 0) {
                return found.outline < 9 ? Math.min(6, found.outline + 1) : 0;
            }
            if (found.name.matches("heading [1-9]")) {
                return Math.min(6, found.name.charAt(8) - '0');
            }
            if (found.name.equals("title")) {
                return 1;
            }
            at = found.parent;
        }
        return 0;
    }

    boolean isTitle(String styleId) {
        Style found = styles.get(styleId);
        return found != null && found.name.equals("title");
    }

    boolean isCode(String styleId) {
        Style found = styles.get(styleId);
        String name = found == null ? "" : found.name;
        return name.contains("code")
                || name.contains("preformatted")
                || name.contains("listing")
                || name.contains("verbatim");
    }

    boolean isHidden(String styleId) {
        Style found = styles.get(styleId);
        return found != null && found.hidden;
    }
}
