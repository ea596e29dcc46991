#compdef plancancer
# Completion of plancancer for zsh. Put these lines into ~/.zshrc:
#   autoload -Uz compinit && compinit
#   eval "$(plancancer completion zsh)"

_plancancer() {
    local line value text
    local -a found shown options
    local tab=$'\t'
    while IFS= read -r line; do
        case $line in
            :files) _files; return ;;
            :folders) _files -/; return ;;
        esac
        value=${line%%$tab*}
        found+=("$value")
        if [[ $line == *$tab* ]]; then
            shown+=("$value  -- ${line#*$tab}")
        else
            shown+=("$value")
        fi
    done < <("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    (( $#found )) || return 1
    [[ $#found == 1 && $found[1] == *= ]] && options=(-S '')
    compadd $options -l -d shown -a -- found
}

if [[ $funcstack[1] == _plancancer ]]; then
    _plancancer "$@"
else
    compdef _plancancer plancancer
fi
