package io.raptor.activity.document;

import io.raptor.activity.document.text.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Files inside a document: only text parts are read, and of those only so many. Attached or embedded files are
 * documents of their own, which nobody asked to index.
 */
final class MailParts implements EmbeddedDocumentExtractor {

    private static final int MOST = 50;

    private final EmbeddedDocumentExtractor delegate;
    private final BlockWriter text;
    private int parts;

    MailParts(ParseContext context, BlockWriter text) {
        this.delegate = new ParsingEmbeddedDocumentExtractor(context);
        this.text = text;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
        String relation = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        boolean attached = "ATTACHMENT".equals(relation);
        if (((type.startsWith("text/") && !attached) || isMail(type, metadata)) && parts < MOST) {
            return true;
        }
        text.built().leftOut(kind(type, attached));
        return false;
    }

    private static boolean isMail(String type, Metadata metadata) {
        String name = String.valueOf(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
        return type.equals("message/rfc822") || type.equals("application/vnd.ms-outlook") || name.endsWith(".msg");
    }

    private static LeftOut.Kind kind(String type, boolean attached) {
        if (type.startsWith("image/")) {
            return LeftOut.Kind.PICTURE;
        }
        return attached ? LeftOut.Kind.ATTACHMENT : LeftOut.Kind.EMBEDDED_FILE;
    }

    @Override
    public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean html)
            throws SAXException, IOException {
        parts++;
        delegate.parseEmbedded(in, handler, metadata, html);
    }
}
