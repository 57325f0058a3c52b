package io.raptor.activity.document;

import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.TextBuilder;
import io.raptor.activity.document.type.DocumentTypes;
import io.raptor.activity.document.type.RememberedTypes;
import io.raptor.activity.port.IndexingException;
import java.io.IOException;
import java.util.List;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/** Formats with a structure, by Tika's parsers: text that a reader of the document sees, without metadata. */
final class RichText {

    private static final Logger LOG = LoggerFactory.getLogger(RichText.class);

    private final AutoDetectParser parser = new AutoDetectParser(detector());

    /** Tika's own, but for what names and first bytes tell: that is remembered. */
    private static Detector detector() {
        MimeTypes types = MimeTypes.getDefaultMimeTypes();
        List<Detector> detectors = new DefaultDetector(types)
                .getDetectors().stream()
                        .map(detector -> detector instanceof MimeTypes ? RememberedTypes.DEFAULT : detector)
                        .toList();
        return new CompositeDetector(types.getMediaTypeRegistry(), detectors);
    }

    MediaType type(TikaInputStream in, Metadata metadata) throws IOException {
        return parser.getDetector().detect(in, metadata);
    }

    DocumentText read(TikaInputStream in, MediaType type, Metadata metadata, DocumentLimits limits) throws IOException {
        BlockWriter text = new BlockWriter(limits, !DocumentTypes.isHypertext(type));
        try {
            parser.parse(in, text, metadata, context(text));
        } catch (EncryptedDocumentException e) {
            throw DocumentFailures.encrypted();
        } catch (TikaException | SAXException e) {
            throw failure(e);
        }
        DocumentText read = text.built().build();
        return DocumentTypes.isMail(type) ? withSubject(read, metadata) : read;
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
        return DocumentFailures.damaged();
    }

    /** Mail keeps its subject outside its body. */
    private static DocumentText withSubject(DocumentText read, Metadata metadata) {
        String subject = metadata.get(TikaCoreProperties.SUBJECT);
        if (subject == null || read.text().startsWith(subject)) {
            return read;
        }
        TextBuilder built = new TextBuilder().heading(1, subject);
        built.addAll(read);
        return built.build();
    }

    private ParseContext context(BlockWriter text) {
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        context.set(EmbeddedDocumentExtractor.class, new MailParts(context, text));
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        context.set(OfficeParserConfig.class, office());
        return context;
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
