package io.raptor.activity.document.markup;

import java.util.Set;

/** The meaning of elements' names to a reader. */
final class Tags {

    private static final Set<String> UNSEEN = Set.of(
            "head",
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "svg",
            "select",
            "button",
            "iframe",
            "object",
            "canvas",
            "audio",
            "video",
            "datalist",
            "map",
            "noframes");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "ul",
            "ol",
            "dl",
            "table",
            "blockquote",
            "section",
            "article",
            "aside",
            "main",
            "header",
            "footer",
            "figure",
            "figcaption",
            "address",
            "form",
            "fieldset",
            "hr",
            "body",
            "caption",
            "details",
            "summary",
            "center",
            "tbody",
            "thead",
            "tfoot",
            "menu",
            "hgroup",
            "legend",
            "dialog",
            "title");

    private Tags() {}

    static boolean isUnseen(String name) {
        return UNSEEN.contains(name);
    }

    static boolean isBlock(String name) {
        return BLOCKS.contains(name);
    }

    /** 1 to 6, or 0 for what is no heading. */
    static int headingLevel(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6'
                ? name.charAt(1) - '0'
                : 0;
    }

    static boolean isItem(String name) {
        return name.equals("li") || name.equals("dt") || name.equals("dd");
    }

    static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }
}
