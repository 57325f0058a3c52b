package io.raptor.activity.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The clients of a storage that speaks S3, as AWS's own variables and files have it: keys, region and endpoint. One is
 * made when it is first asked for, and ends with the process.
 */
public final class S3Clients implements Supplier<S3Client> {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Optional<URI> endpoint;
    private @Nullable S3Client made;

    /** @param environment as this process has it */
    public S3Clients(Map<String, String> environment) {
        this.endpoint = Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(url -> !url.isBlank())
                .map(URI::create)
                .findFirst();
    }

    @Override
    public synchronized S3Client get() {
        if (made == null) {
            made = make();
        }
        return made;
    }

    private S3Client make() {
        S3ClientBuilder builder = S3Client.builder()
                .region(region())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE));
        endpoint.ifPresent(url -> builder.endpointOverride(url)
                // Names of buckets are no hosts there, and not every storage knows AWS's newer sums.
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED));
        return builder.build();
    }

    /** A storage of one's own has no region; it is signed with the one that all of them take. */
    private static Region region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException none) {
            return Region.US_EAST_1;
        }
    }
}
