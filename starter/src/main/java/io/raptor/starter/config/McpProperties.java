package io.raptor.starter.config;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param control offer agents the tools that start and control tasks, beside those that read */
public record McpProperties(@DefaultValue("false") boolean control) {}
