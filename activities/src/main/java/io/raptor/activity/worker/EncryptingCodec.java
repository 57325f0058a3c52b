package io.raptor.activity.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.raptor.activity.codec.CodecKeys;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts payloads with AES-GCM under a fresh 96-bit nonce each, in the form of Temporal's samples, which its tools
 * know. What is not encrypted is passed through on its way in, so that work begun before there was a key continues.
 */
public final class EncryptingCodec implements PayloadCodec {

    private static final String ENCODING = "encoding";
    private static final String ENCRYPTED = "binary/encrypted";
    private static final String KEY_ID = "encryption-key-id";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final CodecKeys keys;
    private final SecureRandom random = new SecureRandom();

    public EncryptingCodec(CodecKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::encrypted).toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        List<Payload> plain = new ArrayList<>();
        for (Payload payload : payloads) {
            plain.add(text(payload, ENCODING).equals(ENCRYPTED) ? decrypted(payload) : payload);
        }
        return plain;
    }

    private Payload encrypted(Payload plain) {
        String id = keys.ids().get(0);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, id, nonce, plain.toByteArray());
        return Payload.newBuilder()
                .putMetadata(ENCODING, ByteString.copyFromUtf8(ENCRYPTED))
                .putMetadata("encryption-cipher", ByteString.copyFromUtf8(CIPHER))
                .putMetadata(KEY_ID, ByteString.copyFromUtf8(id))
                .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(sealed)))
                .build();
    }

    private Payload decrypted(Payload payload) {
        ByteString data = payload.getData();
        if (data.size() < NONCE_BYTES) {
            throw new PayloadCodecException("an encrypted payload is cut off");
        }
        byte[] nonce = data.substring(0, NONCE_BYTES).toByteArray();
        byte[] sealed = data.substring(NONCE_BYTES).toByteArray();
        try {
            return Payload.parseFrom(run(Cipher.DECRYPT_MODE, text(payload, KEY_ID), nonce, sealed));
        } catch (InvalidProtocolBufferException e) {
            throw new PayloadCodecException("an encrypted payload holds no payload", e);
        }
    }

    private byte[] run(int mode, String id, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, keys.key(id), new GCMParameterSpec(TAG_BITS, nonce));
            // Bound to its key's id and its form, neither of which may be exchanged for another.
            cipher.updateAAD((ENCRYPTED + "\n" + id).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new PayloadCodecException(
                    "a payload cannot be decrypted: it was changed, or its key's id is another's", e);
        } catch (IllegalArgumentException unknownKey) {
            throw new PayloadCodecException(String.valueOf(unknownKey.getMessage()), unknownKey);
        }
    }

    private static String text(Payload payload, String key) {
        return payload.getMetadataOrDefault(key, ByteString.EMPTY).toStringUtf8();
    }
}
