package io.raptor.activity.document.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/** Counts the pictures of a PDF without decoding them: one that stands on several pages, such as a logo, is one. */
final class Pictures {

    /** Pixels of a side; smaller ones are bullets, rules and shades. */
    private static final int SMALLEST = 32;
    /** Pictures stand in forms, and those in others. */
    private static final int DEPTH = 4;

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** How many pictures a page has that none before it had. */
    int on(PDPage page) {
        return page.getResources() == null ? 0 : in(page.getResources().getCOSObject(), DEPTH);
    }

    private int in(COSDictionary resources, int depth) {
        COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
        int pictures = 0;
        if (objects == null || depth == 0) {
            return pictures;
        }
        for (COSName name : objects.keySet()) {
            COSStream object = objects.getCOSStream(name);
            if (object != null && seen.add(object)) {
                COSDictionary inner = object.getCOSDictionary(COSName.RESOURCES);
                if (COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
                    pictures += isSeen(object) ? 1 : 0;
                } else if (inner != null) {
                    pictures += in(inner, depth - 1);
                }
            }
        }
        return pictures;
    }

    private static boolean isSeen(COSDictionary image) {
        return image.getInt(COSName.WIDTH, 0) >= SMALLEST
                && image.getInt(COSName.HEIGHT, 0) >= SMALLEST
                && !image.getBoolean(COSName.IMAGE_MASK, false);
    }
}
