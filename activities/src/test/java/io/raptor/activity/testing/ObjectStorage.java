package io.raptor.activity.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real server of the S3 protocol in this process, on a folder, with one bucket. */
public final class ObjectStorage implements AutoCloseable {

    public static final String BUCKET = "harbour";
    private static final String KEY = "key-of-this-test";
    private static final String SECRET = "secret-of-this-test";

    private final S3Proxy server;
    private final S3Client client;

    private ObjectStorage(S3Proxy server, S3Client client) {
        this.server = server;
        this.client = client;
    }

    public static ObjectStorage start(Path folder) throws Exception {
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        server.start();
        S3Client client = client(URI.create("http://127.0.0.1:" + server.getPort()), KEY);
        client.createBucket(bucket -> bucket.bucket(BUCKET));
        return new ObjectStorage(server, client);
    }

    /** With the test's secret and any key. */
    public static S3Client client(URI endpoint, String key) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, SECRET)))
                .build();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /**
     * The variables of a process that reads from here.
     *
     * @param port of this server or of something before it
     */
    public static Map<String, String> environment(int port) {
        return Map.of(
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + port,
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    public S3Client client() {
        return client;
    }

    public void put(String key, String text) {
        client.putObject(
                put -> put.bucket(BUCKET).key(key), RequestBody.fromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    public void delete(String key) {
        client.deleteObject(delete -> delete.bucket(BUCKET).key(key));
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the object storage of the test does not end", e);
        }
    }
}
