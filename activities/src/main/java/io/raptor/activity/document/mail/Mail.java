package io.raptor.activity.document.mail;

import io.raptor.activity.document.charset.Decoded;
import io.raptor.activity.document.charset.Decoder;
import io.raptor.activity.document.markup.Html;
import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.LeftOut;
import io.raptor.activity.document.text.PlainBlocks;
import io.raptor.activity.document.text.TextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mail: subject, sender and date, its body, the mails in it, and the names of what is attached. */
public final class Mail {

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

    private static final int MOST_NESTED = 20;

    private final TextBuilder built;
    private final List<String> attached = new ArrayList<>();

    Mail(TextBuilder built) {
        this.built = built;
    }

    public static DocumentText read(byte[] bytes) {
        TextBuilder built = new TextBuilder();
        new Mail(built).add(bytes);
        return built.build();
    }

    void add(byte[] bytes) {
        DefaultMessageBuilder parser = new DefaultMessageBuilder();
        parser.setMimeEntityConfig(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .setMalformedHeaderStartsBody(false)
                .build());
        try {
            addMessage(parser.parseMessage(new ByteArrayInputStream(bytes)), 1);
        } catch (IOException e) {
            LOG.debug("A mail could not be parsed", e);
            built.leftOut(LeftOut.Kind.UNREAD_PART);
        }
        if (!attached.isEmpty()) {
            built.add(Kind.PARAGRAPH, "Attached: " + String.join(", ", attached));
        }
    }

    private void addMessage(Message message, int level) throws IOException {
        built.heading(level, MailHeader.of(message, "Subject"));
        StringBuilder lines = new StringBuilder();
        for (String name : List.of("From", "Date")) {
            String value = MailHeader.of(message, name);
            lines.append(value.isEmpty() ? "" : name + ": " + value + "\n");
        }
        built.add(Kind.PARAGRAPH, lines.toString());
        addEntity(message, level);
    }

    private void addEntity(Entity entity, int level) throws IOException {
        Body body = entity.getBody();
        if (level > MOST_NESTED) {
            built.leftOut(LeftOut.Kind.UNREAD_PART);
        } else if (body instanceof Message forwarded) {
            addMessage(forwarded, level + 1);
        } else if (body instanceof Multipart parts) {
            addParts(parts, level + 1);
        } else if (body instanceof SingleBody single) {
            addPart(entity, single);
        }
    }

    private void addParts(Multipart parts, int level) throws IOException {
        List<Entity> entities = parts.getBodyParts();
        if (parts.getSubType().equals("alternative") && !entities.isEmpty()) {
            addEntity(best(entities), level);
            return;
        }
        for (Entity part : entities) {
            addEntity(part, level);
        }
    }

    /** Of what says the same, plain text; else the last, which the sender likes best. */
    private static Entity best(List<Entity> same) throws IOException {
        for (Entity entity : same) {
            if (entity.getMimeType().equals("text/plain")
                    && entity.getBody() instanceof SingleBody body
                    && decoded(entity, body).text().codePoints().anyMatch(Character::isLetter)) {
                return entity;
            }
        }
        return same.get(same.size() - 1);
    }

    private void addPart(Entity entity, SingleBody body) throws IOException {
        String type = entity.getMimeType();
        if (type.endsWith("-signature")) {
            return;
        }
        boolean isText = (type.startsWith("text/") && !type.equals("text/calendar")) || type.startsWith("message/");
        if (isText && !"attachment".equalsIgnoreCase(entity.getDispositionType())) {
            Decoded decoded = decoded(entity, body);
            String text = decoded.text();
            DocumentText read = type.equals("text/html") ? Html.read(text) : PlainBlocks.of(text);
            built.addAll(read.warned(decoded.warning()));
        } else if (type.endsWith("pkcs7-mime") || type.equals("application/pgp-encrypted")) {
            built.leftOut(LeftOut.Kind.UNREAD_PART);
        } else {
            boolean picture = type.startsWith("image/") && !"attachment".equalsIgnoreCase(entity.getDispositionType());
            built.leftOut(picture ? LeftOut.Kind.PICTURE : LeftOut.Kind.ATTACHMENT);
            String name = name(entity);
            if (!picture && name != null) {
                attached.add(MailHeader.decoded(name));
            }
        }
    }

    private static @Nullable String name(Entity entity) {
        ContentTypeField type = type(entity);
        return entity.getFilename() != null || type == null ? entity.getFilename() : type.getParameter("name");
    }

    private static @Nullable ContentTypeField type(Entity entity) {
        return entity.getHeader() != null
                        && entity.getHeader().getField("Content-Type") instanceof ContentTypeField type
                ? type
                : null;
    }

    private static Decoded decoded(Entity entity, SingleBody body) throws IOException {
        ContentTypeField type = type(entity);
        String label = type == null ? null : type.getCharset();
        try (InputStream in = body.getInputStream()) {
            return Decoder.read(in.readAllBytes(), label);
        }
    }
}
