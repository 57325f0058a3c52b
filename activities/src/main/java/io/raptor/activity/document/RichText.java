package io.raptor.activity.document;

import io.raptor.activity.port.IndexingException;
import java.io.IOException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/** Formats with a structure, by Tika's parsers: text that a reader of the document sees, without metadata. */
final class RichText {

    private static final Logger LOG = LoggerFactory.getLogger(RichText.class);

    /** Beyond it, PDF streams go to a temporary file. */
    private static final long PDF_MEMORY = 64L << 20;

    private final AutoDetectParser parser = new AutoDetectParser();

    MediaType type(TikaInputStream in, Metadata metadata) throws IOException {
        return parser.getDetector().detect(in, metadata);
    }

    String read(TikaInputStream in, MediaType type, Metadata metadata, DocumentLimits limits) throws IOException {
        BlockWriter text = new BlockWriter(limits, !DocumentTypes.isHypertext(type));
        try {
            parser.parse(in, text, metadata, context());
        } catch (EncryptedDocumentException e) {
            throw DocumentFailures.unreadable("is encrypted: remove the password and run again");
        } catch (TikaException | SAXException e) {
            throw failure(e);
        }
        return DocumentTypes.isMail(type) ? withSubject(text.text(), metadata) : text.text();
    }

    private static IndexingException failure(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IndexingException known) {
                return known;
            }
            String message = String.valueOf(cause.getMessage());
            if (message.contains("ip bomb")) {
                return DocumentFailures.bomb();
            }
        }
        LOG.debug("A document could not be parsed", e);
        return DocumentFailures.unreadable(
                "cannot be parsed: it is damaged or cut off; open and save it in its own program");
    }

    /** Mail keeps its subject outside its body. */
    private static String withSubject(String text, Metadata metadata) {
        String subject = metadata.get(TikaCoreProperties.SUBJECT);
        return subject == null || text.startsWith(subject) ? text : subject + "\n\n" + text;
    }

    private ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        context.set(EmbeddedDocumentExtractor.class, new MailParts(context));
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        context.set(PDFParserConfig.class, pdf());
        context.set(OfficeParserConfig.class, office());
        return context;
    }

    private static PDFParserConfig pdf() {
        PDFParserConfig config = new PDFParserConfig();
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        config.setExtractBookmarksText(false);
        config.setExtractAnnotationText(false);
        config.setMaxMainMemoryBytes(PDF_MEMORY);
        return config;
    }

    private static OfficeParserConfig office() {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setIncludeHeadersAndFooters(false);
        config.setIncludeSlideMasterContent(false);
        config.setIncludeDeletedContent(false);
        config.setIncludeMoveFromContent(false);
        return config;
    }
}
