package io.raptor.activity.document.pdf;

import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.TextBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was put on the pages of a PDF later: boxes typed on a page are its text, comments and files are left out. */
final class PageNotes {

    private static final Logger LOG = LoggerFactory.getLogger(PageNotes.class);

    private static final String TYPED = "FreeText";
    private static final String FILE = "FileAttachment";

    private final NavigableMap<Integer, List<String>> boxes = new TreeMap<>();
    private int comments;
    private int files;
    private int unread;

    private PageNotes() {}

    static PageNotes of(PDDocument document, DocumentLimits limits) {
        PageNotes notes = new PageNotes();
        int number = 0;
        long characters = 0;
        for (PDPage page : document.getPages()) {
            number++;
            for (PDAnnotation annotation : notes.annotations(page)) {
                characters += notes.add(number, annotation);
                if (characters > limits.maxCharacters()) {
                    throw limits.tooManyCharacters();
                }
            }
        }
        return notes;
    }

    private List<PDAnnotation> annotations(PDPage page) {
        try {
            return page.getAnnotations();
        } catch (IOException e) {
            LOG.debug("The annotations of a page cannot be read", e);
            unread++;
            return List.of();
        }
    }

    /** How many characters it has that are read. */
    private int add(int page, PDAnnotation annotation) {
        String contents = annotation.getContents();
        if (annotation.isHidden() || annotation.isNoView()) {
            return 0;
        }
        if (FILE.equals(annotation.getSubtype())) {
            files++;
        } else if (contents != null && !contents.isBlank() && annotation instanceof PDAnnotationMarkup) {
            if (TYPED.equals(annotation.getSubtype())) {
                boxes.computeIfAbsent(page, first -> new ArrayList<>()).add(contents);
                return contents.length();
            }
            comments++;
        }
        return 0;
    }

    /** Adds the boxes on the pages before that one which were not added yet. */
    void addBefore(int page, TextBuilder built) {
        while (!boxes.isEmpty() && boxes.firstKey() < page) {
            built.page(boxes.firstKey());
            boxes.pollFirstEntry().getValue().forEach(box -> built.add(Kind.PARAGRAPH, box));
        }
    }

    /** Counts what is left out. */
    void tell(TextBuilder built) {
        built.leftOut(LeftOut.Kind.COMMENT, comments);
        built.leftOut(LeftOut.Kind.ATTACHMENT, files);
        built.leftOut(LeftOut.Kind.UNREAD_PART, unread);
    }
}
