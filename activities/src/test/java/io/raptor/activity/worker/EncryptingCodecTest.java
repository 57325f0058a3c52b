package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.raptor.activity.codec.CodecKeys;
import io.raptor.activity.codec.HiddenNames;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EncryptingCodecTest {

    private static final String ONE = "one:" + key(1);
    private static final String TWO = "two:" + key(2);

    private final Payload plain = Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8("\"the harbour\""))
            .build();

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static EncryptingCodec codec(String keys) {
        return new EncryptingCodec(CodecKeys.parse(keys));
    }

    @Test
    void whatItEncryptsItDecryptsWithNothingLeftToRead() {
        Payload sealed = codec(ONE).encode(List.of(plain)).get(0);
        assertThat(sealed.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
        assertThat(sealed.toString()).doesNotContain("harbour", "json/plain");
        assertThat(codec(ONE).decode(List.of(sealed))).containsExactly(plain);
    }

    @Test
    void theSameTextNeverLooksTheSame() {
        EncryptingCodec codec = codec(ONE);
        assertThat(codec.encode(List.of(plain))).isNotEqualTo(codec.encode(List.of(plain)));
    }

    @Test
    void aNewKeyInFrontEncryptsWhileTheOldOneStillDecrypts() {
        Payload old = codec(ONE).encode(List.of(plain)).get(0);
        Payload fresh = codec(TWO + "," + ONE).encode(List.of(plain)).get(0);
        assertThat(fresh.getMetadataOrThrow("encryption-key-id").toStringUtf8()).isEqualTo("two");
        assertThat(codec(TWO + ", " + ONE).decode(List.of(old, fresh))).containsExactly(plain, plain);
    }

    @Test
    void aMissingKeyIsNamedByItsId() {
        List<Payload> sealed = codec(ONE).encode(List.of(plain));
        assertThatThrownBy(() -> codec(TWO).decode(sealed))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageContaining("\"one\"")
                .hasMessageContaining("RAPTOR_CODEC_KEY");
    }

    @Test
    void whatWasBegunBeforeThereWasAKeyGoesOn() {
        assertThat(codec(ONE).decode(List.of(plain))).containsExactly(plain);
    }

    @Test
    void oneChangedBitOrAnotherKeysIdIsNoticed() {
        Payload sealed = codec(ONE).encode(List.of(plain)).get(0);
        byte[] bytes = sealed.getData().toByteArray();
        bytes[bytes.length - 1] ^= 1;
        Payload changed = sealed.toBuilder().setData(ByteString.copyFrom(bytes)).build();
        Payload renamed = sealed.toBuilder()
                .putMetadata("encryption-key-id", ByteString.copyFromUtf8("uno"))
                .build();
        assertThatThrownBy(() -> codec(ONE).decode(List.of(changed))).isInstanceOf(PayloadCodecException.class);
        assertThatThrownBy(() -> codec(ONE + ",uno:" + key(1)).decode(List.of(renamed)))
                .isInstanceOf(PayloadCodecException.class);
    }

    @Test
    void aKeyThatCannotBeUsedIsRefusedWithoutBeingShown() {
        for (String bad : List.of("abc", "id:", "id:c2hvcnQ=", "id:%%%", ONE + "," + ONE, ":" + key(1))) {
            assertThatThrownBy(() -> CodecKeys.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("openssl rand -base64 32")
                    .message()
                    .doesNotContain("c2hvcnQ", key(1));
        }
        assertThat(CodecKeys.parse(ONE + "," + TWO)).hasToString("CodecKeys[one, two]");
        assertThat(CodecKeys.parse(" ").none()).isTrue();
    }

    @Test
    void namesStayTheSameAndTellNothing() {
        HiddenNames names = new HiddenNames(CodecKeys.parse(TWO + "," + ONE));
        assertThat(names.of("diary.md")).hasSize(32).isEqualTo(new HiddenNames(CodecKeys.parse(TWO)).of("diary.md"));
        assertThat(names.of("diary.md")).isNotEqualTo(names.of("diary.txt"));
        assertThat(names.candidates("diary.md"))
                .containsExactly(
                        names.of("diary.md"), new HiddenNames(CodecKeys.parse(ONE)).of("diary.md"), "diary.md");
        assertThat(HiddenNames.NONE.of("diary.md")).isNull();
        assertThat(HiddenNames.NONE.candidates("diary.md")).containsExactly("diary.md");
    }
}
