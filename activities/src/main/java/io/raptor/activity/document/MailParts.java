package io.raptor.activity.document;

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
    private int parts;

    MailParts(ParseContext context) {
        this.delegate = new ParsingEmbeddedDocumentExtractor(context);
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
        String relation = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        return type.startsWith("text/") && !"ATTACHMENT".equals(relation) && parts < MOST;
    }

    @Override
    public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean html)
            throws SAXException, IOException {
        parts++;
        delegate.parseEmbedded(in, handler, metadata, html);
    }
}
