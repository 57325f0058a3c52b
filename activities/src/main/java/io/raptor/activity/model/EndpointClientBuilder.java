package io.raptor.activity.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import java.time.Duration;

/** Makes {@link EndpointClient}s with the time-outs that LangChain4j asks for. */
final class EndpointClientBuilder implements HttpClientBuilder {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final JdkHttpClientBuilder settings = new JdkHttpClientBuilder();

    @Override
    public Duration connectTimeout() {
        return settings.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        settings.connectTimeout(timeout);
        return this;
    }

    @Override
    public Duration readTimeout() {
        return settings.readTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        settings.readTimeout(timeout);
        return this;
    }

    @Override
    public HttpClient build() {
        Duration call = readTimeout() == null ? ModelSettings.DEFAULT_TIMEOUT : readTimeout();
        Duration connect = call.compareTo(LONGEST_CONNECT) < 0 ? call : LONGEST_CONNECT;
        // HTTP/2 offered over plain HTTP confuses some servers of models
        java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .build();
        return new EndpointClient(http, settings.build(), call);
    }
}
