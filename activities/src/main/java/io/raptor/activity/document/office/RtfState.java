package io.raptor.activity.document.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The settings within a group of RTF. */
final class RtfState {

    private static final Set<String> UNSEEN = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "fldinst",
            "themedata",
            "colorschememapping",
            "datastore",
            "latentstyles",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "xe",
            "tc",
            "annotation",
            "atnid",
            "atnauthor",
            "bkmkstart",
            "bkmkend",
            "pntext",
            "listtext",
            "pnseclvl",
            "filetbl",
            "revtbl",
            "nonshppict",
            "sp",
            "ftnsep",
            "ftnsepc",
            "aftnsep",
            "aftnsepc",
            "private",
            "mmathPr",
            "xmlnstbl",
            "wgrffmtfilter");

    /** Destinations that begin as optional ones and still hold text. */
    private static final Set<String> SEEN = Set.of("shptxt", "shpinst", "shp", "footnote", "fldrslt", "ud", "upr");

    private final Map<Integer, Integer> charsetOfFont;
    boolean optional;
    boolean unseen;
    boolean hidden;
    boolean deleted;
    boolean inFonts;
    boolean inTable;
    boolean item;
    int font;
    int codePage = 1252;
    int fallback = 1;
    int outline = -1;

    RtfState() {
        charsetOfFont = new HashMap<>();
    }

    private RtfState(RtfState from) {
        charsetOfFont = from.charsetOfFont;
        unseen = from.unseen;
        hidden = from.hidden;
        deleted = from.deleted;
        inFonts = from.inFonts;
        inTable = from.inTable;
        item = from.item;
        font = from.font;
        codePage = from.codePage;
        fallback = from.fallback;
        outline = from.outline;
    }

    RtfState copy() {
        return new RtfState(this);
    }

    boolean isSeen() {
        return !unseen && !hidden && !deleted;
    }

    void word(String word, int number) {
        if (optional) {
            unseen |= !SEEN.contains(word);
            optional = false;
        }
        unseen |= UNSEEN.contains(word);
        inFonts |= word.equals("fonttbl");
        switch (word) {
            case "ansicpg" -> codePage = number > 0 ? number : codePage;
            case "mac" -> codePage = 10000;
            case "pc" -> codePage = 437;
            case "pca" -> codePage = 850;
            case "f" -> font = number;
            case "fcharset" -> charsetOfFont.put(font, number);
            case "uc" -> fallback = Math.max(0, Math.min(number, 100));
            case "v" -> hidden = number != 0;
            case "deleted" -> deleted = number != 0;
            case "plain" -> {
                hidden = false;
                deleted = false;
            }
            case "pard" -> {
                outline = -1;
                inTable = false;
                item = false;
            }
            case "intbl" -> inTable = true;
            case "ls", "pnlvlblt", "pnlvlbody" -> item = true;
            case "outlinelevel" -> outline = number;
            default -> {
                // looks only
            }
        }
    }

    /** Bytes are in the code page of their font, where that says one. */
    int page() {
        return switch (charsetOfFont.getOrDefault(font, 1)) {
            case 77 -> 10000;
            case 128 -> 932;
            case 129 -> 949;
            case 134 -> 936;
            case 136 -> 950;
            case 161 -> 1253;
            case 162 -> 1254;
            case 163 -> 1258;
            case 177 -> 1255;
            case 178 -> 1256;
            case 186 -> 1257;
            case 204 -> 1251;
            case 222 -> 874;
            case 238 -> 1250;
            case 0 -> 1252;
            default -> codePage;
        };
    }
}
