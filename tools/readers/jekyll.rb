# Read a post as Jekyll does and print its metadata as JSON; null if it stops or says that it cannot read it.
#     ruby jekyll.rb FILE
require "jekyll"
require "json"
require "tmpdir"

Jekyll.logger.log_level = :error
$stderr = StringIO.new
Dir.mktmpdir do |folder|
  Dir.mkdir("#{folder}/_posts")
  File.binwrite("#{folder}/_posts/2024-01-01-post.md", File.binread(ARGV[0]))
  data = begin
    site = Jekyll::Site.new(Jekyll.configuration("source" => folder, "quiet" => true, "strict_front_matter" => true))
    site.read
    post = site.posts.docs.first
    post && post.data.slice("title", "tags", "slug")
  rescue StandardError
    nil
  end
  puts JSON.generate(data)
end
