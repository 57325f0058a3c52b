package io.raptor.activity.document.type;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.raptor.workflow.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Types by name and first bytes, remembered. A text that is called one needs no look: patterns of other formats are so
 * short that notes about "MATLAB", "P1" or "ID3" fit them. Of others an answer takes the matching of some thousand
 * patterns, and each document asks for the same one twice: when its source is read, and when it is loaded. Safe for use
 * by many threads.
 */
public final class RememberedTypes implements Detector {

    public static final RememberedTypes DEFAULT = new RememberedTypes(MimeTypes.getDefaultMimeTypes());

    /** Some 3 MB. */
    private static final int MOST = 20_000;

    @Serial
    private static final long serialVersionUID = 1;

    private final transient MimeTypes types;
    private final transient Cache<String, MediaType> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private RememberedTypes(MimeTypes types) {
        this.types = types;
    }

    /**
     * The type by name of a text that is called one; of all else what {@link MimeTypes#detect} finds.
     *
     * @param in supports marks; {@code null} for a type by name alone
     */
    @Override
    public MediaType detect(@Nullable InputStream in, Metadata metadata) throws IOException {
        MediaType named = types.detect(null, metadata);
        if (in == null) {
            return named;
        }
        byte[] beginning = beginning(in);
        if (DocumentKind.of(named) == DocumentKind.PLAIN && PlainBeginning.is(beginning)) {
            return named;
        }
        String key = key(beginning, metadata);
        MediaType type = known.getIfPresent(key);
        if (type == null) {
            type = types.detect(in, metadata);
            known.put(key, type);
        }
        return type;
    }

    private byte[] beginning(InputStream in) throws IOException {
        int length = types.getMinLength();
        in.mark(length);
        try {
            return in.readNBytes(length);
        } finally {
            in.reset();
        }
    }

    /** All that decides the type. */
    private static String key(byte[] beginning, Metadata metadata) {
        return new Sha256()
                .add(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY)
                        + '\0'
                        + metadata.get(HttpHeaders.CONTENT_TYPE)
                        + '\0')
                .add(beginning, beginning.length)
                .hex();
    }

    @Serial
    private Object readResolve() {
        return DEFAULT;
    }
}
