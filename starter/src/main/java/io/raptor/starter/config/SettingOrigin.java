package io.raptor.starter.config;

/**
 * A setting, and where its value came from.
 *
 * @param variable of the environment that sets it
 * @param from the variable, {@code raptor.toml}, {@code option} or {@code default}
 * @param value hidden for secrets; empty for none
 */
public record SettingOrigin(String key, String variable, String from, String value) {}
