/// Every file of the pages. They are part of the program: nothing is built before, nothing is fetched from elsewhere.
enum PageFiles {
    /// `GET /`.
    static let studio = PageFile("studio.html", PackageResources.studio_html)

    /// `GET /docs`.
    static let docs = PageFile("docs.html", PackageResources.docs_html)

    /// What the pages load.
    static let assets = [
        PageFile("api.js", PackageResources.api_js),
        PageFile("base.css", PackageResources.base_css),
        PageFile("card.js", PackageResources.card_js),
        PageFile("choices.js", PackageResources.choices_js),
        PageFile("collection.js", PackageResources.collection_js),
        PageFile("composer.js", PackageResources.composer_js),
        PageFile("controls.css", PackageResources.controls_css),
        PageFile("deliveries.js", PackageResources.deliveries_js),
        PageFile("docs.css", PackageResources.docs_css),
        PageFile("docs.js", PackageResources.docs_js),
        PageFile("dom.js", PackageResources.dom_js),
        PageFile("events.js", PackageResources.events_js),
        PageFile("examples.js", PackageResources.examples_js),
        PageFile("keys.js", PackageResources.keys_js),
        PageFile("library.css", PackageResources.library_css),
        PageFile("library.js", PackageResources.library_js),
        PageFile("main.js", PackageResources.main_js),
        PageFile("mark.svg", PackageResources.mark_svg),
        PageFile("once.js", PackageResources.once_js),
        PageFile("picture.js", PackageResources.picture_js),
        PageFile("promotion.js", PackageResources.promotion_js),
        PageFile("schema.js", PackageResources.schema_js),
        PageFile("settings.css", PackageResources.settings_css),
        PageFile("settings.js", PackageResources.settings_js),
        PageFile("studio.css", PackageResources.studio_css),
        PageFile("theme.js", PackageResources.theme_js),
        PageFile("toast.js", PackageResources.toast_js),
        PageFile("try.js", PackageResources.try_js),
        PageFile("usage.js", PackageResources.usage_js),
        PageFile("viewer.css", PackageResources.viewer_css),
        PageFile("viewer.js", PackageResources.viewer_js),
        PageFile("webhooks.js", PackageResources.webhooks_js),
        PageFile("welcome.js", PackageResources.welcome_js),
        PageFile("words.js", PackageResources.words_js),
    ]
}
